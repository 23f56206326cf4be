// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** A setting of Debezium that lists names: regular expressions with commas between them, each for a whole name. */
public record NameList(List<Pattern> patterns) {

    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    /** @throws IllegalArgumentException if one of them is no regular expression */
    public static NameList of(String setting) {
        try {
            return new NameList(Stream.of(COMMA.split(setting, -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .map(name -> Pattern.compile(name.replace("\\,", ","), Pattern.CASE_INSENSITIVE))
                    .toList());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("a list of names is not a regular expression: " + e.getDescription(), e);
        }
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    public boolean has(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
