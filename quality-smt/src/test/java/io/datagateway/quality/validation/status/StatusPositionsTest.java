// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.hold.Hold;
import io.datagateway.quality.validation.hold.HoldReason;
import io.datagateway.quality.validation.topics.RawPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusPositionsTest {

    private static final String TOPIC = "data-gateway.status";
    private static final TopicPartition STATUS = new TopicPartition(TOPIC, 0);
    private static final Uuid ID = Uuid.randomUuid();
    private static final RawPartition RAW = new RawPartition(new TopicFamily("sales.orders"), ID, 3, 0);
    private static final StatusSettings SETTINGS = settings("validation");

    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    private long written;
    private long nowNanos;

    StatusPositionsTest() {
        kafka.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        kafka.updateBeginningOffsets(Map.of(STATUS, 0L));
        kafka.updateEndOffsets(Map.of(STATUS, 0L));
    }

    @Test
    void theLastPositionThatATaskOfThisConnectorHasWrittenCounts() {
        write(SETTINGS, status(ID, 41, null));
        write(SETTINGS, status(ID, 42, null));
        write(settings("other"), status(ID, 50, null));

        assertThat(read()).isEqualTo(Map.of(RAW.topicPartition(), 42L));
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void aTaskThatHasNotBegunYetTakesNothingBack() {
        write(SETTINGS, status(ID, 42, null));
        write(SETTINGS, status(ID, -1, null));

        assertThat(read()).containsValue(42L);
    }

    @Test
    void ofAPartitionThatIsHeldThePositionBeforeCounts() {
        write(SETTINGS, status(ID, 42, null));
        write(SETTINGS, status(ID, 44, HoldReason.RECORD_DROPPED));

        assertThat(read()).containsValue(42L);
    }

    @Test
    void whatWasWrittenBeforeRecordsWereLostCountsForNothing() {
        write(SETTINGS, status(ID, 42, null));
        write(SETTINGS, status(ID, 42, HoldReason.RECORDS_LOST));
        assertThat(read()).isEmpty();
    }

    @Test
    void whatWasWrittenOfAnotherTopicOfTheSameNameCountsForNothing() {
        write(SETTINGS, status(ID, 42, null));
        write(SETTINGS, status(Uuid.randomUuid(), 43, null));

        assertThat(read()).isEmpty();
    }

    @Test
    void aStatusOfAnEarlierVersionOrOfNobodyCountsForNothing() {
        add("validation/sales.orders.raw/3", "{\"position\":42}");
        add("validation/sales.orders.raw/3", "{");
        add("validation/sales.orders.raw/3", null);
        add(null, "{}");

        assertThat(read()).isEmpty();
    }

    @Test
    void aTopicThatIsMissingOrMayNotBeReadOrHasNoEndTellsNothing() {
        assertThat(new StatusPositions(SETTINGS, any -> new MockConsumer<>("none")).read(List.of(RAW)))
                .isEmpty();

        write(SETTINGS, status(ID, 42, null));
        kafka.updateEndOffsets(Map.of(STATUS, 1_000L));
        assertThat(read()).isEmpty();
    }

    @Test
    void aRefusalTellsNothing() {
        write(SETTINGS, status(ID, 42, null));
        kafka.setPollException(new TopicAuthorizationException(TOPIC));

        assertThat(read()).isEmpty();
    }

    @Test
    void withoutATopicNobodyIsAsked() {
        StatusSettings off = new StatusSettings(SETTINGS.writer(), "", Duration.ofSeconds(2), Map.of());

        assertThat(new StatusPositions(off, any -> null).read(List.of(RAW))).isEmpty();
    }

    @Test
    void theConsumerReachesKafkaAsThatOfRawDoesAndJoinsNoGroup() {
        StatusSettings settings = new StatusSettings(
                SETTINGS.writer(),
                TOPIC,
                Duration.ofSeconds(2),
                Map.of(
                        "bootstrap.servers", "localhost:9092",
                        "client.id", "validation-1",
                        "group.id", "any",
                        "interceptor.classes", "no.such.ConsumerInterceptor"));

        assertThat(settings.consumer())
                .containsEntry("bootstrap.servers", "localhost:9092")
                .containsEntry("client.id", "validation-1-status-reader")
                .doesNotContainKey("group.id");
        try (var consumer =
                new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            assertThat(consumer.metrics()).isNotEmpty();
        }
    }

    private Map<TopicPartition, Long> read() {
        return new StatusPositions(
                        SETTINGS,
                        any -> kafka,
                        () -> nowNanos += Duration.ofMillis(1).toNanos())
                .read(List.of(RAW));
    }

    private static PartitionStatus status(Uuid topicId, long position, @Nullable HoldReason held) {
        return new PartitionStatus(
                RAW.topicPartition(),
                topicId,
                position < 0 ? OptionalLong.empty() : OptionalLong.of(position),
                OptionalLong.empty(),
                null,
                held == null ? null : new Hold(held, "mend it", Instant.EPOCH));
    }

    /** As the writer does. MockConsumer takes records only of what is assigned, which is so once reading begins. */
    private void write(StatusSettings by, PartitionStatus status) {
        ProducerRecord<byte[], byte[]> record =
                new StatusFormat(by, Duration.ofSeconds(10)).record(status, Instant.EPOCH);
        add(new String(record.key(), UTF_8), new String(record.value(), UTF_8));
    }

    private void add(@Nullable String key, @Nullable String value) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(TOPIC, 0, written++, key == null ? null : key.getBytes(UTF_8), bytes(value));
        kafka.schedulePollTask(() -> kafka.addRecord(record));
        kafka.updateEndOffsets(Map.of(STATUS, written));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    private static StatusSettings settings(String connector) {
        return new StatusSettings(
                new StatusSettings.Writer(connector, OptionalInt.of(1)), TOPIC, Duration.ofSeconds(2), Map.of());
    }
}
