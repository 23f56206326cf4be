// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfos;
import org.apache.kafka.connect.runtime.rest.entities.ConfigKeyInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConfigValueInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shipped config as Connect's {@code /connector-plugins/<class>/config/validate} sees it where there is no server. */
@DatabaseTest
class ShippedConfigIT {

    /** The keys that say that the server cannot be reached. */
    private static final Map<String, Set<String>> UNREACHABLE = Map.of(
            "orders-postgres-cdc.json", Set.of("database.hostname"),
            "shop-postgres-cdc.json", Set.of("database.hostname"),
            "orders-sqlserver-cdc.json", Set.of("database.hostname"),
            "orders-postgres-jdbc.json", Set.of("table.whitelist", "table.blacklist"),
            "orders-sqlserver-jdbc.json", Set.of("table.whitelist", "table.blacklist"),
            "orders-postgres-sink.json", Set.of());

    /** Debezium reads them, but does not define them for Connect. */
    private static final List<String> UNDEFINED =
            List.of("topic.heartbeat.prefix", "driver.", "schema.history.internal.kafka.");

    @ParameterizedTest
    @MethodSource("files")
    void everyKeyIsKnownNoSecretIsInItAndOnlyTheServerIsMissing(String file, ConnectCluster cluster) throws Exception {
        ConfigInfos answer = validate(file, Map.of(), cluster);

        assertThat(unknown(file, Map.of(), answer)).isEmpty();
        assertThat(errors(answer)).isEqualTo(UNREACHABLE.get(file));
        assertThat(passwords(file, answer))
                .isNotEmpty()
                .allMatch(value -> value.matches("\\$\\{(env|file|dir):[^}]+}"));
    }

    @Test
    void aMistypedKeyAndAMissingTransformWouldBeFound(ConnectCluster cluster) throws Exception {
        String file = "orders-postgres-cdc.json";
        Map<String, String> mistakes = Map.of(
                "table.includes", "public.orders",
                "transforms.topic.replace", "sales.orders.raw",
                "producer.override.compression", "lz4",
                "transforms.version.type", "org.apache.kafka.connect.transforms.AddHeader");
        ConfigInfos answer = validate(file, mistakes, cluster);

        assertThat(unknown(file, mistakes, answer))
                .contains("table.includes", "transforms.topic.replace", "producer.override.compression");
        assertThat(errors(answer)).contains("transforms.version.type");
    }

    private static ConfigInfos validate(String file, Map<String, String> changes, ConnectCluster cluster)
            throws Exception {
        Map<String, String> config = Shipped.config(file, Map.of());
        String connector = config.get("connector.class");
        assumeTrue(
                !connector.startsWith("io.aiven.") || System.getProperty("jdbc.plugin.dir") != null,
                "the JDBC connector is not on Maven Central: -Djdbc.plugin.dir says where it is");
        config.replaceAll((key, value) -> value.replaceAll("[a-z]+\\.example\\.com(:[0-9]+)?", "localhost:1"));
        config.computeIfPresent("database.hostname", (key, value) -> "localhost");
        config.computeIfPresent("database.port", (key, value) -> "1");
        // Its driver would try for half a minute.
        config.putAll(connector.contains("sqlserver") ? Map.of("driver.loginTimeout", "1") : Map.of());
        config.putAll(changes);
        config.put("name", file.replace(".json", ""));
        return cluster.connect().validateConnectorConfig(connector, config);
    }

    /** The values of the keys that the connector defines as passwords. */
    private static List<String> passwords(String file, ConfigInfos answer) throws Exception {
        Map<String, String> config = Shipped.config(file, Map.of());
        return answer.configs().stream()
                .map(ConfigInfo::configKey)
                .filter(key -> key != null && key.type().equals("PASSWORD") && config.containsKey(key.name()))
                .map(key -> config.get(key.name()))
                .toList();
    }

    private static Set<String> errors(ConfigInfos answer) {
        return answer.configs().stream()
                .map(ConfigInfo::configValue)
                .filter(value -> value != null && !value.errors().isEmpty())
                .map(ConfigValueInfo::name)
                .collect(Collectors.toSet());
    }

    /** The keys that neither the connector nor Connect defines. */
    private static Set<String> unknown(String file, Map<String, String> changes, ConfigInfos answer) throws Exception {
        var unknown = new TreeSet<>(Shipped.config(file, Map.of()).keySet());
        unknown.addAll(changes.keySet());
        answer.configs().stream()
                .map(ConfigInfo::configKey)
                .filter(Objects::nonNull)
                .map(ConfigKeyInfo::name)
                .forEach(unknown::remove);
        unknown.removeIf(key -> UNDEFINED.stream().anyMatch(key::startsWith));
        return unknown;
    }

    static Stream<String> files() throws Exception {
        try (var files = Files.list(Path.of("."))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
