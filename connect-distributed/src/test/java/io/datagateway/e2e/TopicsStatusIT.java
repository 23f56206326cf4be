// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.demo.Orders;
import io.datagateway.demo.TopicReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status of the topics, from the tasks of the validation to the gateway's management address. */
class TopicsStatusIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String STATUS = "data-gateway.status";
    private static final int PARTITION = 1;

    @TempDir
    static Path certs;

    @AutoClose
    private static GatewayCluster cluster;

    private static Orders orders;

    @BeforeAll
    static void start() throws Exception {
        cluster = new GatewayCluster(certs);
        cluster.createTopics(Orders.TOPIC, 3);
        cluster.kafka().createTopic(STATUS, 1, 1, Map.of("cleanup.policy", "compact"));
        orders = new Orders(GatewayCluster.BUNDLE.resolve("contracts"));
    }

    @Test
    void thePositionIsToldAndWhileTheValidationIsPausedTheLagIsCounted() throws Exception {
        deploy(STATUS);
        assertReachesProd("told");

        JsonNode told = await(partition -> source(partition).equals("status")
                && partition.get("position").asLong() >= 5
                && partition.get("lag").asLong() == 0);
        assertThat(told.get("connector").asText()).isEqualTo(GatewayCluster.VALIDATION);
        assertThat(told.get("held").isNull()).isTrue();
        assertThat(told.at("/catalog/versions").toString()).contains("\"2.1.0\"");
        assertThat(told.get("ageSeconds").asDouble()).isLessThan(SOON.toSeconds());

        cluster.connect().pauseConnector(GatewayCluster.VALIDATION);
        cluster.connect()
                .assertions()
                .assertConnectorAndExactlyNumTasksArePaused(GatewayCluster.VALIDATION, 2, "not paused");
        post("paused");
        JsonNode counted = await(partition -> source(partition).equals("end-offsets"));
        // A transaction of the gateway ends with a marker, which has an offset of its own.
        assertThat(counted.get("lag").asLong()).isBetween(5L, 6L);
        assertThat(counted.get("position")).isEqualTo(told.get("position"));
        assertThat(topic().get("detail").asText()).contains("Nobody writes", "paused");

        cluster.connect().resumeConnector(GatewayCluster.VALIDATION);
        await(partition -> source(partition).equals("status")
                && partition.get("lag").asLong() == 0
                && partition.get("position").asLong() > counted.get("position").asLong());
    }

    @Test
    void withoutAStatusTopicRequestsAndRecordsGoOn() throws Exception {
        deploy("no-such.topic");

        assertReachesProd("unseen");

        TestUtils.waitForCondition(
                () -> health().at("/status/state").asText().equals("unavailable"), SOON.toMillis(), "not told");
        assertThat(health().at("/status/reason").asText()).isEqualTo("UnknownTopicOrPartitionException");
        assertThat(cluster.kafka().describeTopics(Set.of("no-such.topic")))
                .allSatisfy((name, topic) -> assertThat(topic).isEmpty());
    }

    private static void deploy(String statusTopic) throws Exception {
        cluster.deploy(
                GatewayCluster.GATEWAY,
                Map.of("management.port", Integer.toString(cluster.managementPort()), "status.topic", statusTopic));
        cluster.deploy(
                GatewayCluster.VALIDATION,
                Map.of(
                        "topics.refresh.ms", "1000",
                        "status.interval.ms", "200",
                        "status.topic", statusTopic));
        cluster.awaitRunning();
    }

    private static void assertReachesProd(String batch) throws Exception {
        post(batch);
        try (var reader = new TopicReader(cluster.kafka().bootstrapServers(), List.of(Orders.TOPIC + ".prod"))) {
            assertThat(reader.await(batch, 5, SOON)).hasSize(5);
        }
    }

    /** Sends five records to the one partition, until they are taken: a connector may still be restarting. */
    private static void post(String batch) throws Exception {
        var headers = new HashMap<>(Orders.headers(5));
        headers.put("shard", Integer.toString(PARTITION));
        headers.put("Idempotency-Key", batch);
        List<GenericRecord> records = IntStream.range(0, 5)
                .mapToObj(i -> orders.order(batch + "-" + i, 1, "pending"))
                .toList();
        byte[] body = orders.body(records);
        var client = new PatientClient(cluster.client(Orders.TOPIC), Orders.TOPIC, SOON);
        client.post(headers, body, answer -> answer.status() == 201);
    }

    private static JsonNode await(Predicate<JsonNode> wanted) throws Exception {
        var last = new AtomicReference<JsonNode>();
        TestUtils.waitForCondition(
                () -> {
                    last.set(topic().path("partitions").path(PARTITION));
                    return last.get().isObject() && wanted.test(last.get());
                },
                SOON.toMillis(),
                () -> "the status is " + last.get());
        return last.get();
    }

    private static String source(JsonNode partition) {
        return partition.get("source").asText();
    }

    private static JsonNode topic() throws Exception {
        for (JsonNode topic : health().get("topics")) {
            if (topic.get("topic").asText().equals(Orders.TOPIC)) {
                return topic;
            }
        }
        throw new AssertionError("there is no " + Orders.TOPIC);
    }

    private static JsonNode health() throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + cluster.managementPort() + "/health/topics"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
