// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.connect.connector.policy.AllowlistConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedConfigsTest {

    private static final String PROCESSING = "worker.properties";
    private static final String INGEST = "worker-ingest.properties";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {PROCESSING, INGEST})
    void theWorkerKnowsEverySettingItIsGiven(String file) throws Exception {
        Map<String, String> worker = worker(file);

        // Kafka demands that the folder is there.
        worker.replaceAll((key, value) -> key.endsWith(".allowed.paths") ? folder.toString() : value);
        var config = new DistributedConfig(worker);

        assertThat(config.exactlyOnceSourceEnabled()).isEqualTo(file.equals(PROCESSING));
        assertThat(worker.keySet())
                .allMatch(key -> config.values().containsKey(key)
                        || key.startsWith("config.providers.")
                        || key.equals(AllowlistConnectorClientConfigOverridePolicy.ALLOWLIST_CONFIG)
                        || isProducerSetting(key));
    }

    @Test
    void theTwoGroupsHaveNothingInCommonButKafkaAndThePlugins() throws Exception {
        Map<String, String> processing = worker(PROCESSING);
        Map<String, String> ingest = worker(INGEST);

        for (String own : List.of(
                "group.id", "listeners", "config.storage.topic", "offset.storage.topic", "status.storage.topic")) {
            assertThat(ingest.get(own)).as(own).isNotBlank().isNotEqualTo(processing.get(own));
        }
        assertThat(ingest)
                .as("a setting of transactions says nothing here")
                .doesNotContainKey("producer.transaction.timeout.ms");
    }

    private static Map<String, String> worker(String file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newInputStream(Path.of("config", file))) {
            properties.load(in);
        }
        var worker = new HashMap<String, String>();
        properties.forEach((key, value) -> worker.put(key.toString(), value.toString()));
        return worker;
    }

    private static boolean isProducerSetting(String key) {
        return key.startsWith("producer.")
                && ProducerConfig.configNames().contains(key.substring("producer.".length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-source", "validation"})
    void aConnectorIsABareMapWithoutLiteralSecrets(String name) throws Exception {
        Map<String, String> config = new ObjectMapper()
                .readValue(Path.of("config/connectors/" + name + ".json").toFile(), new TypeReference<>() {});

        assertThat(config).containsKey("connector.class").doesNotContainKeys("name", "config");
        assertThat(config)
                .allSatisfy((key, value) -> assertThat(key.endsWith("password") || key.endsWith("keystore.key"))
                        .as("%s must not be written out", key)
                        .isEqualTo(value.startsWith("${") && key.endsWith("password")));
    }

    @Test
    void theProducerOfTheValidationGivesUpInTimeAndTakesWhatTheTargetsTake() throws Exception {
        Map<String, String> config = new ObjectMapper()
                .readValue(Path.of("config/connectors/validation.json").toFile(), new TypeReference<>() {});
        var values = new HashMap<String, Integer>();
        config.forEach((key, value) -> {
            if (key.startsWith("producer.override.") && value.matches("[0-9]+")) {
                values.put(key.substring("producer.override.".length()), Integer.parseInt(value));
            }
        });

        assertThat(values.get("max.block.ms")).isLessThanOrEqualTo(15_000);
        assertThat(values.get("delivery.timeout.ms"))
                .isBetween(
                        values.get("request.timeout.ms") + values.get("linger.ms"),
                        values.get("transaction.timeout.ms"));
        assertThat(Files.readString(Path.of("docs/deploy.md")))
                .contains("max.message.bytes", config.get("producer.override.max.request.size"));
    }
}
