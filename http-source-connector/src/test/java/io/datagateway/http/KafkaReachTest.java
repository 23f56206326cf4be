// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class KafkaReachTest {

    private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers", "nowhere:9092");

    private final BlockingQueue<Exception> failures = new ArrayBlockingQueue<>(10);

    @Test
    void aKafkaThatDoesNotAnswerIsTheConnectorsFailure() throws Exception {
        var kafka = MockAdminClient.create().build();
        kafka.timeoutNextRequest(1);

        new KafkaReach(settings -> kafka, failures::add).ask(SETTINGS);

        assertThat(failures.take())
                .hasMessageContaining("Kafka cannot be reached")
                .hasMessageContaining("TimeoutException")
                .hasMessageContaining("Correct kafka.bootstrap.servers");
    }

    @Test
    void soAreSettingsThatNoClientTakes() throws Exception {
        new KafkaReach(
                        settings -> {
                            throw new KafkaException("No resolvable bootstrap urls");
                        },
                        failures::add)
                .ask(SETTINGS);

        assertThat(failures.take()).hasMessageContaining("Kafka cannot be reached");
    }

    @Test
    void afterTheEndNothingIsTold() throws Exception {
        var asked = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var kafka = MockAdminClient.create().build();
        kafka.timeoutNextRequest(1);
        var reach = new KafkaReach(settings -> admin(kafka, asked, closed), failures::add);
        reach.ask(SETTINGS);
        asked.await();

        reach.close();
        closed.countDown();

        assertThat(failures.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    private static Admin admin(Admin kafka, CountDownLatch asked, CountDownLatch closed) {
        asked.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return kafka;
    }
}
