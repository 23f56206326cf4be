// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.util.Set;

/** The settings of Kafka Connect itself, of every version: never refused, however near to another name they are. */
final class ConnectNames {

    private static final Set<String> NAMES = Set.of(
            "name",
            "connector.class",
            "connector.plugin.version",
            "tasks.max",
            "tasks.max.enforce",
            "key.converter",
            "value.converter",
            "header.converter",
            "transforms",
            "predicates",
            "config.action.reload",
            "offsets.storage.topic",
            "exactly.once.support",
            "transaction.boundary");

    private static final Set<String> PREFIXES = Set.of(
            "key.converter.",
            "value.converter.",
            "header.converter.",
            "transforms.",
            "predicates.",
            "errors.",
            "config.providers",
            "transaction.boundary.",
            "topic.creation.",
            "admin.override.",
            "producer.override.",
            "consumer.override.");

    private ConnectNames() {}

    static boolean has(String key) {
        return NAMES.contains(key) || PREFIXES.stream().anyMatch(key::startsWith);
    }
}
