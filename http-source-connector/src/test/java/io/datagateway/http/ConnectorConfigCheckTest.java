// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that would break the promise of 201 are refused before a task starts. */
class ConnectorConfigCheckTest {

    private final TestWorker worker = new TestWorker();

    @Test
    void settingsThatKeepThePromiseAreTaken() {
        assertThat(worker.refused(worker.settings())).isEmpty();
        assertThat(worker.refused(worker.settings(
                        "errors.tolerance", "all",
                        "producer.override.max.block.ms", "10000",
                        "producer.override.delivery.timeout.ms", "16000",
                        "producer.override.acks", "-1",
                        "producer.override.enable.idempotence", "true",
                        "transaction.boundary", "poll",
                        "producer.override.max.request.size", "10485760",
                        "transforms", "stamp",
                        "transforms.stamp.type", "org.apache.kafka.connect.transforms.InsertHeader")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "key.converter, org.apache.kafka.connect.storage.StringConverter, ByteArrayConverter",
        "value.converter, org.apache.kafka.connect.json.JsonConverter, ByteArrayConverter",
        "header.converter, org.apache.kafka.connect.storage.SimpleHeaderConverter, ByteArrayConverter",
        "errors.tolerance, some, must be all or none",
        "producer.override.acks, 1, must be",
        "producer.override.acks, 0, must be",
        "producer.override.enable.idempotence, false, must be true",
        "transaction.boundary, interval, must be poll",
        "transaction.boundary, connector, must be poll",
        "producer.override.max.request.size, 1048576, request.max.bytes",
        "producer.override.max.request.size, large, number",
        "producer.override.max.block.ms, 60000, request.timeout.ms",
        "producer.override.delivery.timeout.ms, 120000, request.timeout.ms",
        "producer.override.buffer.memory, 1048576, request.max.bytes",
        "queue.max.records, 10, request.max.records",
        "queue.max.bytes, 10, request.max.bytes",
        "listener.memory.max.bytes, 10, request.max.bytes",
        "client.max.bytes.per.second, 10, request.max.bytes",
        "client.max.requests.per.second, 0, at least 1",
        "client.memory.max.percent, 101, no more than 100",
        "request.timeout.ms, 1000, queue.timeout.ms",
        "listener.idle.timeout.ms, 1000, request.timeout.ms",
        "listener.port, 0, at least 1",
        "listener.port, 65536, no more than 65535",
        "management.port, 70000, between",
        "listener.ssl.client.auth, none, must be one of",
        "listener.ssl.enabled.protocols, TLSv1.1, must be one of",
        "listener.ssl.enabled.protocols, '', at least one",
        "listener.ssl.enabled.protocols, 'TLSv1.3,TLSv1.3', each once",
        "listener.ssl.principal.source, dn, must be one of",
        "listener.ssl.principal.source, san-uri, mapping file",
        "listener.ssl.session.lifetime.ms, 999, at least 1000",
        "listener.ssl.reload.interval.ms, -1, at least 0",
        "queue.timeout.ms, 0, at least 1",
        "contracts.path, '', non-empty",
        "kafka.bootstrap.servers, '', empty"
    })
    void aSettingThatBreaksThePromiseIsRefusedOnTheKeyToChangeWithTheRemedy(String key, String value, String remedy) {
        List<ConfigValue> refused = worker.refused(worker.settings(key, value));

        assertThat(refused).extracting(ConfigValue::name).containsExactly(key);
        assertThat(refused.get(0).errorMessages()).singleElement().asString().contains(remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key.converter",
                "value.converter",
                "header.converter",
                "producer.override.acks",
                "producer.override.enable.idempotence",
                "contracts.path",
                "kafka.bootstrap.servers"
            })
    void aSettingWithoutASoundDefaultMustBeThere(String key) {
        Map<String, String> settings = worker.settings();
        settings.remove(key);

        assertThat(worker.refused(settings)).extracting(ConfigValue::name).containsExactly(key);
    }

    @Test
    void aNullIsASettingThatIsNotThere() {
        Map<String, String> settings = worker.settings();
        settings.put("errors.tolerance", null);
        settings.put("kafka.ssl.truststore.location", null);

        assertThat(worker.refused(settings)).isEmpty();
    }

    @Test
    void neitherKeyNorTrustIsTakenFromElsewhere() {
        Map<String, String> settings = worker.settings();
        settings.keySet().removeIf(key -> key.startsWith("listener.ssl."));

        assertThat(worker.refused(settings))
                .extracting(ConfigValue::name)
                .containsExactlyInAnyOrder("listener.ssl.keystore.location", "listener.ssl.truststore.location");
    }

    @Test
    void theTwoPortsDiffer() {
        String port = Integer.toString(worker.port);

        assertThat(worker.refused(worker.settings("management.port", port)))
                .extracting(ConfigValue::name)
                .containsExactly("management.port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.apache.kafka.connect.transforms.Filter", "io.confluent.connect.transforms.Filter$Value"})
    void aTransformThatDropsRecordsIsRefused(String type) {
        Map<String, String> settings = worker.settings("transforms", "keep, drop", "transforms.drop.type", type);

        assertThat(worker.refused(settings)).extracting(ConfigValue::name).containsExactly("transforms.drop.type");
    }

    @Test
    void validationDoesNotRepeatSecrets() {
        Map<String, String> settings = worker.settings("queue.max.bytes", "1");

        assertThat(worker.refused(settings).toString()).doesNotContain("PRIVATE KEY");
        assertThat(new HttpSourceConfig(settings).listener().toString()).doesNotContain("PRIVATE KEY");
    }
}
