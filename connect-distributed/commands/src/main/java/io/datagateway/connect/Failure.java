// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A stack trace without its messages, which may hold what was in a record. */
final class Failure {

    private static final Pattern EXCEPTION =
            Pattern.compile("(?:\\A|^Caused by: )((?:[a-z]\\w*\\.)+[A-Z][\\w$]*)(?=:|\\R|\\z)", Pattern.MULTILINE);

    private Failure() {}

    /** The class names of the exception and of its causes. */
    static String of(String trace) {
        return EXCEPTION
                .matcher(trace)
                .results()
                .map((MatchResult exception) -> exception.group(1))
                .collect(Collectors.joining(", caused by "));
    }
}
