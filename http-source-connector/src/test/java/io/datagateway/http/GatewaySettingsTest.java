// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that nobody reads are refused, unless they are for somebody else. */
class GatewaySettingsTest {

    private final TestWorker worker = new TestWorker();

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
        List<ConfigValue> refused = worker.refused(worker.settings(key, "1"));

        assertThat(refused).extracting(ConfigValue::name).containsExactly(key);
        assertThat(refused.get(0).errorMessages()).singleElement().asString().contains("did you mean " + nearest);
    }

    @Test
    void whatConnectOrADistributionAddsIsTheirs() {
        assertThat(worker.refused(worker.settings(
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
}
