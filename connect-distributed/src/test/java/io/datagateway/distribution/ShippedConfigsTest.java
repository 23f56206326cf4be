// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedConfigsTest {

    @Test
    void theWorkerKnowsEverySettingItIsGiven() throws Exception {
        var properties = new Properties();
        try (var in = Files.newInputStream(Path.of("config/worker.properties"))) {
            properties.load(in);
        }
        var worker = new HashMap<String, String>();
        properties.forEach((key, value) -> worker.put(key.toString(), value.toString()));

        var config = new DistributedConfig(worker);

        assertThat(config.exactlyOnceSourceEnabled()).isTrue();
        assertThat(worker.keySet())
                .allMatch(key -> config.values().containsKey(key)
                        || key.startsWith("config.providers.")
                        || isProducerSetting(key));
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
}
