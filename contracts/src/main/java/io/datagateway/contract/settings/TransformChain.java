// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The transforms of a connector, as its settings name them.
 *
 * @param aliases their names, in the order in which a record meets them
 * @param settings all of the connector
 */
public record TransformChain(List<String> aliases, Map<String, String> settings) {

    /** What Connect itself reads of every transform, behind its prefix. */
    public static final Set<String> OF_EVERY_TRANSFORM = Set.of("type", "predicate", "negate", "plugin.version");

    private static final String KEY = "transforms";

    /** Returns the chain of a connector. */
    public static TransformChain of(Map<String, String> settings) {
        List<String> aliases = Stream.of(settings.getOrDefault(KEY, "").split(","))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .toList();
        return new TransformChain(aliases, settings);
    }

    /** Returns the beginning of a transform's settings. */
    public static String prefix(String alias) {
        return KEY + "." + alias + ".";
    }

    /** Returns the class of a transform; empty if none is set. */
    public String type(String alias) {
        return settings.getOrDefault(prefix(alias) + "type", "").strip();
    }

    /** Returns the transforms that drop records. */
    public List<String> filters() {
        return aliases.stream().filter(this::isFilter).toList();
    }

    private boolean isFilter(String alias) {
        String type = type(alias);
        return type.substring(type.lastIndexOf('.') + 1).startsWith("Filter");
    }

    /** Returns the transforms of a class. */
    public List<String> ofType(String type) {
        return aliases.stream().filter(alias -> type(alias).equals(type)).toList();
    }
}
