// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.validation.hold.Hold;
import io.datagateway.quality.validation.hold.HoldReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusWriterTest {

    private static final String TOPIC = "data-gateway.status";
    private static final Uuid TOPIC_ID = Uuid.randomUuid();
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final @Nullable Partitioner NO_PARTITIONER = null;

    private final MockAdminClient kafka = MockAdminClient.create().build();
    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final List<PartitionStatus> partitions = new ArrayList<>();
    private long nowNanos;
    private boolean worked = true;
    private int questions;

    private final StatusWriter.Source task = new StatusWriter.Source() {
        @Override
        public List<PartitionStatus> partitions() {
            return List.copyOf(partitions);
        }

        @Override
        public boolean hasWorked() {
            return worked;
        }
    };

    private final StatusWriter writer = writer(settings(OptionalInt.of(1)));

    @Test
    void aStatusIsOneRecordOfTextAndJson() throws Exception {
        createTopic();
        CatalogStatus catalog = new CatalogStatus(Instant.parse("2026-03-04T01:00:00Z"), 31, List.of("2.0.0", "2.1.0"));
        partitions.add(
                new PartitionStatus(partition(3), TOPIC_ID, OptionalLong.of(40), OptionalLong.of(42), catalog, null));

        writer.write();

        ProducerRecord<byte[], byte[]> written = written().get(0);
        assertThat(written.topic()).isEqualTo(TOPIC);
        assertThat(new String(written.key(), UTF_8)).isEqualTo("validation/sales.orders.raw/3");
        assertThat(new String(written.value(), UTF_8))
                .isEqualTo("{\"format\":1,\"connector\":\"validation\",\"task\":1,\"topic\":\"sales.orders.raw\","
                        + "\"partition\":3,\"topic-id\":\"" + TOPIC_ID
                        + "\",\"position\":40,\"endOffset\":42,\"lag\":2,\"held\":null,"
                        + "\"catalog\":{\"loadedAt\":\"2026-03-04T01:00:00Z\",\"contracts\":31,"
                        + "\"versions\":[\"2.0.0\",\"2.1.0\"]},"
                        + "\"at\":\"2026-03-04T05:06:07.089Z\",\"repeatMs\":10000}");
    }

    @Test
    void whyAPartitionIsHeldIsToldWithWhatToDo() throws Exception {
        createTopic();
        Hold hold = new Hold(HoldReason.RECORDS_LOST, "mend it", Instant.parse("2026-03-04T01:02:03.4567Z"));
        partitions.add(
                new PartitionStatus(partition(0), TOPIC_ID, OptionalLong.of(40), OptionalLong.of(42), null, hold));

        writer.write();

        assertThat(new String(written().get(0).value(), UTF_8))
                .contains("\"held\":{\"reason\":\"records-lost\",\"since\":\"2026-03-04T01:02:03.456Z\","
                        + "\"detail\":\"mend it\"}");
    }

    @Test
    void whatIsNotKnownIsNull() throws Exception {
        createTopic();
        partitions.add(
                new PartitionStatus(partition(0), TOPIC_ID, OptionalLong.empty(), OptionalLong.of(42), null, null));
        StatusWriter ofAnEarlierVersion = writer(settings(OptionalInt.empty()));

        ofAnEarlierVersion.write();

        assertThat(new String(written().get(0).value(), UTF_8))
                .contains("\"task\":null", "\"position\":null", "\"lag\":null", "\"catalog\":null");
    }

    @Test
    void onlyWhatHasChangedIsWrittenAndTheRestEveryFifthTime() throws Exception {
        createTopic();
        status(0, 10);
        status(1, 10);
        writer.write();
        assertThat(written()).hasSize(2);

        writer.write();
        assertThat(written()).hasSize(2);

        partitions.remove(0);
        status(0, 11);
        writer.write();
        assertThat(written()).hasSize(3);

        for (int i = 0; i < StatusWriter.REPEAT - 2; i++) {
            writer.write();
        }
        assertThat(written()).hasSize(4);
        assertThat(new String(written().get(3).key(), UTF_8)).endsWith("/1");
    }

    @Test
    void aTaskThatDoesNotWorkTellsWhatChangesStillAndThenNothing() throws Exception {
        createTopic();
        status(0, 10);
        writer.write();
        worked = false;
        partitions.clear();
        status(0, 12);

        for (int i = 0; i < 3 * StatusWriter.REPEAT; i++) {
            writer.write();
        }

        assertThat(written()).hasSize(2);
    }

    @Test
    void aMissingTopicIsNotCreatedAndIsLookedForAgainAfterAWhile() throws Exception {
        status(0, 10);
        for (int i = 0; i < 100; i++) {
            writer.write();
        }
        assertThat(producers).isEmpty();
        assertThat(questions).isEqualTo(1);
        assertThat(kafka.listTopics().names().get()).isEmpty();

        createTopic();
        nowNanos += Duration.ofSeconds(30).toNanos();
        writer.write();

        assertThat(written()).hasSize(1);
    }

    @Test
    void whatKafkaRefusesIsWrittenAgainLaterByAnotherProducer() throws Exception {
        createTopic();
        status(0, 10);
        writer.write();
        MockProducer<byte[], byte[]> first = producers.get(0);
        first.sendException = new TopicAuthorizationException("planted");
        status(1, 10);

        writer.write();
        writer.write();
        assertThat(first.closed()).isTrue();
        assertThat(producers).hasSize(1);

        nowNanos += Duration.ofSeconds(30).toNanos();
        writer.write();
        assertThat(written())
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactly("validation/sales.orders.raw/1");
    }

    @Test
    void theLastChangeIsWrittenWhenTheTaskStops() {
        createTopic();
        status(0, 10);

        writer.close();
        writer.close();

        while (producers.isEmpty() || !producers.get(0).closed()) {
            Thread.onSpinWait();
        }
        assertThat(written()).hasSize(1);
    }

    @Test
    void withoutATopicThereIsNoWriter() {
        StatusSettings off = new StatusSettings(
                new StatusSettings.Writer("validation", OptionalInt.of(1)), "", Duration.ofSeconds(2), Map.of());

        assertThat(StatusWriter.start(off, clients(), task)).isNull();
    }

    @Test
    void theProducerReachesKafkaAsTheConsumerDoesAndTakesNothingElseFromIt() {
        StatusSettings settings = new StatusSettings(
                new StatusSettings.Writer("validation", OptionalInt.of(1)),
                TOPIC,
                Duration.ofSeconds(2),
                Map.of(
                        "bootstrap.servers", "localhost:9092",
                        "security.protocol", "SSL",
                        "sasl.some.extension", "x",
                        "client.id", "validation-1",
                        "interceptor.classes", "no.such.ConsumerInterceptor",
                        "max.poll.records", 500));

        assertThat(settings.producer())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("sasl.some.extension", "x")
                .containsEntry("client.id", "validation-1-status")
                .doesNotContainKey("interceptor.classes");
        try (var producer = StatusClients.real().producers().apply(settings.producer())) {
            assertThat(producer.metrics()).isNotEmpty();
        }
    }

    private StatusWriter writer(StatusSettings settings) {
        return new StatusWriter(
                settings, task, new StatusTopic(settings, clients(), () -> nowNanos), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static StatusSettings settings(OptionalInt number) {
        return new StatusSettings(
                new StatusSettings.Writer("validation", number), TOPIC, Duration.ofSeconds(2), Map.of());
    }

    private StatusClients clients() {
        return new StatusClients(
                settings -> {
                    questions++;
                    return kafka;
                },
                settings -> {
                    producers.add(new MockProducer<>(
                            true, NO_PARTITIONER, new ByteArraySerializer(), new ByteArraySerializer()));
                    return producers.get(producers.size() - 1);
                });
    }

    private void createTopic() {
        kafka.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)));
    }

    private void status(int partition, long position) {
        partitions.add(new PartitionStatus(
                partition(partition), TOPIC_ID, OptionalLong.of(position), OptionalLong.of(20), null, null));
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition("sales.orders.raw", number);
    }

    /** What the newest producer has written. */
    private List<ProducerRecord<byte[], byte[]>> written() {
        return producers.get(producers.size() - 1).history();
    }
}
