// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names that one reader of settings knows: a connector, a client of Kafka, a transform.
 *
 * @param prefix before each of its names in a connector's settings; empty for the connector itself
 * @param known its names, without the prefix
 * @param owned beginnings of names, without the prefix, that nobody else reads; an empty one stands for all names
 */
public record SettingNames(String prefix, Set<String> known, Set<String> owned) {

    /** Reporters of metrics read what begins with it, also Kafka's own: {@code metrics.context.*}, {@code metrics.jmx.*}. */
    private static final String REPORTERS = "metrics.";

    public SettingNames {
        known = Set.copyOf(known);
        owned = Set.copyOf(owned);
    }

    /**
     * Returns the names of a connector, which owns the first word of each.
     *
     * @param shared first words that others use too, such as {@code metric.}
     */
    public static SettingNames ofConnector(Set<String> names, Set<String> shared) {
        Set<String> owned = names.stream()
                .map(name -> name.substring(0, name.indexOf('.') + 1))
                .filter(word -> !word.isEmpty() && !shared.contains(word))
                .collect(Collectors.toSet());
        return new SettingNames("", names, owned);
    }

    /** Returns the names of a client of Kafka that the connector makes: nobody but it and its classes reads the prefix. */
    public static SettingNames ofClient(String prefix, Set<String> names, Map<String, String> settings) {
        return ofClient(prefix, names, Set.of(""), settings);
    }

    /**
     * Returns the names of a client of Kafka that Connect makes: classes that the worker's own settings name, which cannot
     * be seen, may read others.
     */
    public static SettingNames ofOverrides(String prefix, Set<String> names, Map<String, String> settings) {
        return ofClient(prefix, names, Set.of(), settings);
    }

    /** Knows no names if the client has a class of others, which may read any: then nothing can be said of a setting. */
    private static SettingNames ofClient(
            String prefix, Set<String> names, Set<String> owned, Map<String, String> settings) {
        return ClassSettings.anyOf(names, prefix, settings)
                ? new SettingNames(prefix, Set.of(), Set.of())
                : new SettingNames(prefix, names, owned);
    }

    boolean has(String key) {
        return key.startsWith(prefix) && known.contains(key.substring(prefix.length()));
    }

    boolean owns(String key) {
        if (!key.startsWith(prefix)) {
            return false;
        }
        String name = key.substring(prefix.length());
        return !name.startsWith(REPORTERS) && owned.stream().anyMatch(name::startsWith);
    }
}
