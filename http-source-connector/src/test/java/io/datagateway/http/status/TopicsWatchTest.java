// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import static io.datagateway.http.status.StatusRecords.TOPIC;
import static io.datagateway.http.status.StatusRecords.json;
import static io.datagateway.http.status.StatusRecords.numbers;
import static io.datagateway.http.status.StatusRecords.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datagateway.http.intake.RawTopic;
import io.datagateway.http.intake.RawTopicCache;
import io.datagateway.http.intake.RawTopicMetadata;
import io.datagateway.http.intake.TopicProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TopicsWatchTest {

    private static final TopicPartition STATUS = new TopicPartition(TOPIC, 0);

    private final MockAdminClient kafka = MockAdminClient.create().build();
    private final RawTopicCache rawTopics = new RawTopicCache();
    private final Map<String, TopicProblem> deliveries = new ConcurrentHashMap<>();
    private final AtomicInteger consumers = new AtomicInteger();
    private volatile MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final TopicsWatch watch = new TopicsWatch(
            TOPIC,
            new WatchedTopics(Set.of("sales.orders", "sales.clicks"), rawTopics, deliveries::get),
            new StatusClients(kafka, () -> {
                consumers.incrementAndGet();
                return consumer;
            }));

    @BeforeEach
    void rawTopic() {
        createTopic("sales.orders.raw", 3);
        rawTopics.update(Map.of("sales.orders", healthy(3)));
        kafka.updateEndOffsets(Map.of(raw(0), 10L, raw(1), 20L, raw(2), 30L));
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void aFreshStatusIsToldAsItIsAndAStaleOneIsCountedUpToTheEnd() throws Exception {
        statusTopic(List.of(
                record(0, System.currentTimeMillis(), "a", json("validation", 0, numbers(7, 9))),
                record(1, 0, "b", json("validation", 1, numbers(8, 8)))));

        watch.start();

        JsonNode orders =
                await(topic -> topic.at("/partitions/1/source").asText().equals("end-offsets"));
        assertThat(orders.at("/partitions/0/ageSeconds").asDouble()).isBetween(0.0, 30.0);
        assertThat(orders.at("/partitions/1/ageSeconds").asDouble()).isGreaterThan(1_000_000);
        assertThat(without(orders.at("/partitions/0"), "ageSeconds"))
                .isEqualTo(parse("{\"partition\":0,\"position\":7,\"endOffset\":9,\"lag\":2,\"source\":\"status\","
                        + "\"held\":null,\"connector\":\"validation\",\"task\":0,\"catalog\":{\"contracts\":3}}"));
        assertThat(without(orders.at("/partitions/1"), "ageSeconds"))
                .isEqualTo(parse("{\"partition\":1,\"position\":8,\"endOffset\":20,\"lag\":12,"
                        + "\"source\":\"end-offsets\",\"held\":null,\"connector\":\"validation\",\"task\":0,"
                        + "\"catalog\":{\"contracts\":3}}"));
        assertThat(orders.at("/partitions/2"))
                .isEqualTo(parse("{\"partition\":2,\"position\":null,\"endOffset\":30,\"lag\":null,"
                        + "\"source\":\"unknown\",\"ageSeconds\":null,\"held\":null,\"connector\":null,"
                        + "\"task\":null,\"catalog\":null}"));
        assertThat(orders.get("lag").isNull()).isTrue();
        assertThat(orders.get("detail").asText()).contains("Nobody writes", "not known");
    }

    @Test
    void aRecordThatComesWhileWeLookOnIsFreshWhateverTheClockOfItsWriterSays() throws Exception {
        statusTopic(List.of());
        watch.start();
        awaitState("current");

        consumer.addRecord(record(0, 0, "a", json("validation", 0, numbers(7, 9))));

        JsonNode orders =
                await(topic -> topic.at("/partitions/0/source").asText().equals("status"));
        assertThat(orders.at("/partitions/0/ageSeconds").asDouble()).isLessThan(30);
    }

    @Test
    void aPositionBeyondTheEndIsOfAnEarlierTopicAndTellsNothing() throws Exception {
        statusTopic(List.of(record(0, 0, "a", json("validation", 0, numbers(11, 11)))));

        watch.start();

        JsonNode orders = await(topic -> topic.at("/partitions/0/endOffset").asLong() == 10);
        assertThat(orders.at("/partitions/0/source").asText()).isEqualTo("unknown");
    }

    @Test
    void whatHasNoRawTopicIsNamedAsSuch() throws Exception {
        JsonNode json = parse(watch.json());

        assertThat(without(json.at("/topics/0"), "notReady"))
                .isEqualTo(parse(
                        "{\"topic\":\"sales.clicks\",\"validated\":null,\"lag\":null,\"detail\":\"There is no raw topic, or the"
                                + " gateway may not see it or write to it.\",\"partitions\":[]}"));
        assertThat(json.at("/status"))
                .isEqualTo(parse("{\"topic\":\"data-gateway.status\",\"state\":\"catching-up\",\"reason\":null}"));
    }

    @Test
    void whatTheGatewayDoesNotTakeIsToldWithTheRemedyAndCounted() throws Exception {
        deliveries.put("sales.orders", new TopicProblem("Look.", Instant.EPOCH, Set.of(2, 1)));

        JsonNode json = parse(watch.json());

        assertThat(json.at("/notReady").asInt()).as("clicks is not known yet").isEqualTo(2);
        assertThat(json.at("/topics/1/notReady"))
                .isEqualTo(parse("{\"since\":\"1970-01-01T00:00:00Z\",\"detail\":\"Look.\",\"partitions\":[1,2]}"));
    }

    @Test
    void aRawTopicThatNobodyValidatesIsToldAndCountedOnceAllIsRead() throws Exception {
        rawTopics.update(Map.of("sales.clicks", healthy(1)));
        statusTopic(List.of(record(0, System.currentTimeMillis(), "a", json("validation", 0, numbers(7, 9)))));
        assertThat(watch.notValidated()).isNull();
        assertThat(parse(watch.json()).at("/topics/0/validated").isNull()).isTrue();

        watch.start();
        awaitState("current");

        await(topic -> topic.get("validated").asBoolean());
        JsonNode json = parse(watch.json());
        assertThat(json.at("/topics/0/validated").isBoolean()).isTrue();
        assertThat(json.at("/topics/0/validated").asBoolean()).isFalse();
        assertThat(json.at("/notValidated").asInt()).isEqualTo(1);
        assertThat(watch.notValidated()).isEqualTo(1);
    }

    @Test
    void withoutAStatusTopicNothingIsKnownButTheEndsAndNoConsumerIsMade() throws Exception {
        watch.start();

        JsonNode orders = await(topic -> topic.at("/partitions/2/endOffset").asLong() == 30);

        awaitState("unavailable");
        assertThat(parse(watch.json()).at("/status/reason").asText()).isEqualTo("UnknownTopicOrPartitionException");
        assertThat(orders.at("/partitions/2/source").asText()).isEqualTo("unknown");
        assertThat(consumers).hasValue(0);
    }

    @Test
    void readingGoesOnAfterATroubleOfKafka() throws Exception {
        MockConsumer<byte[], byte[]> second = new MockConsumer<>("earliest");
        fill(second, List.of(record(0, System.currentTimeMillis(), "a", json("validation", 0, numbers(7, 9)))));
        statusTopic(List.of());
        consumer.setPollException(new KafkaException("planted"));

        watch.start();

        awaitState("unavailable");
        assertThat(parse(watch.json()).at("/status/reason").asText()).isEqualTo("KafkaException");
        assertThat(consumer.closed()).isTrue();
        consumer = second;
        await(topic -> topic.at("/partitions/0/source").asText().equals("status"));
    }

    @Test
    void itsConsumerIsClosedWithIt() throws Exception {
        statusTopic(List.of());
        watch.start();
        awaitState("current");

        watch.close();

        while (!consumer.closed()) {
            Thread.onSpinWait();
        }
    }

    private static RawTopic healthy(int partitions) {
        return new RawTopic(new RawTopicMetadata("", partitions, 1_000, false), null);
    }

    private void statusTopic(List<ConsumerRecord<byte[], byte[]>> records) {
        createTopic(TOPIC, 1);
        fill(consumer, records);
    }

    private static void fill(MockConsumer<byte[], byte[]> reader, List<ConsumerRecord<byte[], byte[]>> records) {
        reader.updateBeginningOffsets(Map.of(STATUS, 0L));
        reader.updateEndOffsets(Map.of(STATUS, (long) records.size()));
        reader.schedulePollTask(() -> records.forEach(reader::addRecord));
    }

    private void createTopic(String name, int partitions) {
        kafka.createTopics(List.of(new NewTopic(name, partitions, (short) 1)));
    }

    private static TopicPartition raw(int partition) {
        return new TopicPartition("sales.orders.raw", partition);
    }

    private JsonNode await(Predicate<JsonNode> orders) throws Exception {
        JsonNode topic;
        do {
            topic = parse(watch.json()).at("/topics/1");
        } while (!orders.test(topic));
        return topic;
    }

    private void awaitState(String state) throws Exception {
        while (!parse(watch.json()).at("/status/state").asText().equals(state)) {
            Thread.onSpinWait();
        }
    }

    private static JsonNode without(JsonNode object, String member) {
        ((ObjectNode) object).remove(member);
        return object;
    }

    private static JsonNode parse(byte[] json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    private static JsonNode parse(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
