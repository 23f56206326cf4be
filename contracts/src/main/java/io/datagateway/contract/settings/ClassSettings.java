// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings of a client of Kafka that name classes of others, which are given all settings of the client. */
final class ClassSettings {

    private static final Pattern NAMES_CLASSES =
            Pattern.compile(".*([.]class|[.]classes|[.]reporters|[.]providers|callback.*|[.]strategy)");

    /** Beginning of Kafka's own classes, whose settings are among the names of its clients. */
    private static final String KAFKA = "org.apache.kafka.";

    private ClassSettings() {}

    /** Returns true if one of the names, set with the prefix, is of classes that may read settings of any name. */
    static boolean anyOf(Set<String> names, String prefix, Map<String, String> settings) {
        return names.stream()
                .filter(name -> NAMES_CLASSES.matcher("." + name).matches())
                .flatMap(name -> Stream.ofNullable(settings.get(prefix + name)))
                .anyMatch(ClassSettings::namesOthers);
    }

    private static boolean namesOthers(String classes) {
        return Stream.of(classes.split(","))
                .map(String::strip)
                .anyMatch(name -> !name.isEmpty() && !name.startsWith(KAFKA));
    }
}
