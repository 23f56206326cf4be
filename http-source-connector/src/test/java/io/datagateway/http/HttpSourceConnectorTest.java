// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceConnectorTest {

    @TempDir
    Path folder;

    private final TestWorker worker = new TestWorker();
    private final HttpSourceConnector connector = new HttpSourceConnector();

    @Test
    void connectFindsIt() {
        assertThat(ServiceLoader.load(SourceConnector.class)).hasAtLeastOneElementOfType(HttpSourceConnector.class);
    }

    @Test
    void settingsThatKeepThePromiseAreTaken() {
        assertThat(errors(worker.settings())).isEmpty();
        assertThat(errors(worker.settings(
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
        List<ConfigValue> refused = errors(worker.settings(key, value));

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

        assertThat(errors(settings)).extracting(ConfigValue::name).containsExactly(key);
    }

    /** Each was accepted once, and did nothing. */
    @ParameterizedTest
    @CsvSource({
        "listener.ssl.crl.locaton, listener.ssl.crl.location",
        "listener.ssl.denylist, listener.ssl.denylist.location",
        "listener.ssl.endpoint.identification.algorithm, listener.ssl.",
        "listner.port, listener.port",
        "listener.idle.timeout, listener.idle.timeout.ms",
        "listener.connection.max, listener.connections.max",
        "client.max.request.per.second, client.max.requests.per.second",
        "managment.port, management.port",
        "management.prot, management.port",
        "contract.path, contracts.path",
        "contracts.folder, contracts.path",
        "status.topics, status.topic",
        "metadata.refresh, metadata.refresh.ms",
        "request.max.byte, request.max.bytes",
        "requests.max.bytes, request.max.bytes",
        "body.timeouts.ms, body.timeout.ms",
        "idempotency.window, idempotency.window.ms",
        "idempotence.window.ms, idempotency.window.ms",
        "queue.max.record, queue.max.records",
        "Queue.Max.Records, queue.max.records",
        "heartbeat.timeout, heartbeat.timeout.ms",
        "poll.linger, poll.linger.ms",
        "kafka.security.protocl, kafka.security.protocol",
        "kafka.listener.port, kafka.",
        "kafak.security.protocol, kafka.security.protocol",
        "producer.override.max.request.sise, producer.override.max.request.size",
        "producer.overide.linger.ms, producer.override.linger.ms"
    })
    void aMistypedNameIsRefusedWithTheNearest(String key, String nearest) {
        List<ConfigValue> refused = errors(worker.settings(key, "1"));

        assertThat(refused).extracting(ConfigValue::name).containsExactly(key);
        assertThat(refused.get(0).errorMessages()).singleElement().asString().contains("did you mean " + nearest);
    }

    @Test
    void whatConnectOrADistributionAddsIsTheirs() {
        assertThat(errors(worker.settings(
                        "tasks.max", "2",
                        "tasks.max.enforce", "true",
                        "connector.plugin.version", "[1.0,)",
                        "config.action.reload", "none",
                        "topic.creation.default.partitions", "3",
                        "topic.creation.default.replication.factor", "3",
                        "exactly.once.support", "requested",
                        "offsets.storage.topic", "offsets",
                        "errors.log.enable", "true",
                        "predicates", "",
                        "confluent.license", "x",
                        "producer.override.confluent.monitoring.interceptor.topic", "x",
                        "kafka.sasl.client.callback.handler.class", "com.example.Login",
                        "kafka.awsRoleArn", "x")))
                .isEmpty();
    }

    @Test
    void aNullIsASettingThatIsNotThere() {
        Map<String, String> settings = worker.settings();
        settings.put("errors.tolerance", null);
        settings.put("kafka.ssl.truststore.location", null);

        assertThat(errors(settings)).isEmpty();
    }

    @Test
    void aStartOnlyWarnsOfAnUnknownName() {
        connector.start(worker.settings("listener.of.a.later.version", "1"));

        assertThat(connector.taskConfigs(1)).hasSize(1);
        connector.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listener.ssl.crl.location",
                "listener.ssl.denylist.location",
                "listener.ssl.principal.topics.location",
                "contracts.path",
                "kafka.ssl.truststore.location"
            })
    void aFileThatCannotBeUsedIsRefusedBeforeARunningConnectorStopsWithoutItsContent(String key) throws IOException {
        Path file = Files.writeString(folder.resolve("secrets"), "topsecret hidden\n");

        for (String path : List.of(file.toString(), folder + "/missing", "relative", folder + "/../x")) {
            List<ConfigValue> refused = errors(worker.settings(key, path));
            assertThat(refused).as(path).extracting(ConfigValue::name).containsExactly(key);
            assertThat(refused.get(0).errorMessages())
                    .singleElement()
                    .asString()
                    .startsWith(key);
            assertThat(refused.toString()).doesNotContain("topsecret").doesNotContain("hidden");
        }
    }

    @Test
    void aPasswordThatDoesNotOpenTheKeyStoreIsRefusedOnItsLocation() throws Exception {
        String location = "listener.ssl.keystore.location";
        Map<String, String> settings = worker.settings();
        settings.keySet().removeIf(key -> key.startsWith("listener.ssl.keystore"));
        settings.put(location, keyStore("right").toString());
        settings.put("listener.ssl.keystore.type", "PKCS12");
        settings.put("listener.ssl.keystore.password", "wrong");

        List<ConfigValue> refused = errors(settings);

        assertThat(refused).extracting(ConfigValue::name).containsExactly(location);
        assertThat(refused.get(0).errorMessages())
                .singleElement()
                .asString()
                .contains("passwords")
                .doesNotContain("wrong")
                .doesNotContain("(");
    }

    @Test
    void whatOnlyAWorkerKnowsIsNotLookedAt() {
        assertThat(errors(worker.settings(
                        "contracts.path", "${env:CONTRACTS}",
                        "listener.ssl.crl.location", "${env:CERTS}/crl",
                        "listener.ssl.denylist.location", "${env:CERTS}/denied")))
                .isEmpty();
    }

    private Path keyStore(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var key = new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES"));
        store.setEntry("key", key, new KeyStore.PasswordProtection(password.toCharArray()));
        Path file = folder.resolve("keys.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    @Test
    void neitherKeyNorTrustIsTakenFromElsewhere() {
        Map<String, String> settings = worker.settings();
        settings.keySet().removeIf(key -> key.startsWith("listener.ssl."));

        assertThat(errors(settings))
                .extracting(ConfigValue::name)
                .containsExactlyInAnyOrder("listener.ssl.keystore.location", "listener.ssl.truststore.location");
    }

    @Test
    void theTwoPortsDiffer() {
        String port = Integer.toString(worker.port);

        assertThat(errors(worker.settings("management.port", port)))
                .extracting(ConfigValue::name)
                .containsExactly("management.port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.apache.kafka.connect.transforms.Filter", "io.confluent.connect.transforms.Filter$Value"})
    void aTransformThatDropsRecordsIsRefused(String type) {
        Map<String, String> settings = worker.settings("transforms", "keep, drop", "transforms.drop.type", type);

        assertThat(errors(settings)).extracting(ConfigValue::name).containsExactly("transforms.drop.type");
    }

    @Test
    void validationDoesNotRepeatSecrets() {
        Map<String, String> settings = worker.settings("queue.max.bytes", "1");

        assertThat(errors(settings).toString()).doesNotContain("PRIVATE KEY");
        assertThat(new HttpSourceConfig(settings).listener().toString()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void allTasksAreAlikeButForTheirNumber() {
        connector.start(worker.settings());

        List<Map<String, String>> tasks = connector.taskConfigs(3);

        assertThat(tasks).hasSize(3).allSatisfy(task -> assertThat(task).containsAllEntriesOf(worker.settings()));
        assertThat(tasks).extracting(task -> task.get("task.id")).containsExactly("0", "1", "2");
        assertThat(connector.taskClass()).isEqualTo(HttpSourceTask.class);
        connector.stop();
    }

    @Test
    void supportsExactlyOnceWithAPollAsTransactionOnly() {
        assertThat(connector.exactlyOnceSupport(worker.settings())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.canDefineTransactionBoundaries(worker.settings()))
                .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
    }

    @Test
    void offsetsCanBeDeletedButNotSet() {
        Map<Map<String, ?>, Map<String, ?>> deletion = Collections.singletonMap(Map.of("a", "b"), null);

        assertThat(connector.alterOffsets(worker.settings(), deletion)).isTrue();
        assertThatThrownBy(() -> connector.alterOffsets(worker.settings(), Map.of(Map.of(), Map.of("offset", 1L))))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void hasAVersionEvenOutsideItsJar() {
        assertThat(connector.version()).isNotEmpty().isEqualTo(new HttpSourceTask().version());
    }

    private List<ConfigValue> errors(Map<String, String> settings) {
        return connector.validate(settings).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .toList();
    }
}
