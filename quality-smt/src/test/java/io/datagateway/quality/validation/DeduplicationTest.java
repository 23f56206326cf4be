// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partition of raw, and tasks that follow one another over it: what each hands to Connect is what is delivered. */
class DeduplicationTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final Uuid TOPIC_ID = Uuid.randomUuid();

    private final long now = System.currentTimeMillis();
    private final Map<String, String> settings = Settings.good();
    private final FakeConnect connect = new FakeConnect();
    private final RawLog raw = new RawLog();
    private final List<String> delivered = new ArrayList<>();
    private MockConsumer<byte[], byte[]> kafka;
    private ValidationSourceTask task;
    private long offset;

    @Test
    void aRecordThatIsSentAgainIsDeliveredOnceAndTheSecondOneIsCounted() {
        send("a/0", "x");
        send("a/1", "y");
        send("a/0", "x");
        start(100);

        poll();

        assertThat(delivered).containsExactly("a/0=x", "a/1=y");
        assertThat(duplicates()).isEqualTo(1);
        assertThat(connect.metric("records-read-total", Map.of())).isEqualTo(3);
    }

    @Test
    void anotherBodyUnderTheSameIdIsDeliveredToo() {
        send("a/0", "x");
        send("a/0", "other");
        send("a/0", null);
        start(100);

        poll();

        assertThat(delivered).containsExactly("a/0=x", "a/0=other", "a/0=null");
        assertThat(duplicates()).isZero();
    }

    @Test
    void aDeletionThatIsSentAgainIsDeliveredOnce() {
        send("a/0", null);
        send("a/0", null);
        start(100);

        poll();

        assertThat(delivered).containsExactly("a/0=null");
    }

    @Test
    void equalRecordsWithoutIdAreAllDelivered() {
        send(null, "x");
        send(null, "x");
        start(100);

        poll();

        assertThat(delivered).containsExactly("null=x", "null=x");
    }

    @Test
    void aBatchOfDuplicatesIsNoBatchAndReadingGoesOn() {
        send("a/0", "x");
        send("a/0", "x");
        send("a/0", "x");
        send("a/1", "y");
        start(1);
        poll();

        assertThat(task.poll()).isNull();
        assertThat(task.poll()).isNull();
        poll();

        assertThat(delivered).containsExactly("a/0=x", "a/1=y");
        assertThat(duplicates()).isEqualTo(2);
    }

    @Test
    void afterARestartWhatWasDeliveredBeforeIsKnown() {
        send("a/0", "x");
        send("a/1", "y");
        start(100);
        poll();
        send("a/0", "x");
        send("a/2", "z");

        start(100);
        pollAll();

        assertThat(delivered).containsExactly("a/0=x", "a/1=y", "a/2=z");
        assertThat(connect.metric("records-read-total", Map.of())).isEqualTo(2);
    }

    @Test
    void duplicatesAtTheEndHaveNoPositionAndAreDroppedAgainAfterARestart() {
        send("a/0", "x");
        send("a/0", "x");
        send("a/0", "x");
        start(100);
        poll();
        assertThat(position()).isZero();

        start(100);
        pollAll();

        assertThat(delivered).containsExactly("a/0=x");
        assertThat(duplicates()).isEqualTo(2);
        assertThat(raw.given).containsExactly(0L, 1L, 2L);
    }

    /** Kills come when they like: between two polls, and after a poll whose records were not committed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whereverTasksAreKilledEachRecordIsDeliveredOnce(long seed) {
        Random random = new Random(seed);
        Set<String> sent = new TreeSet<>();
        settings.put("dedup.window.records", "400");
        for (int i = 0; i < 300; i++) {
            String id = "a/" + random.nextInt(60);
            String value = "v" + random.nextInt(2);
            send(id, value);
            sent.add(id + "=" + value);
        }

        start(7);
        while (raw.given.isEmpty() || raw.given.get(raw.given.size() - 1) < offset - 1) {
            List<SourceRecord> copies = task.poll();
            if (random.nextInt(5) == 0) {
                start(7);
            } else {
                commit(copies);
            }
            // So that there is an end, however often it is killed.
            if (random.nextInt(3) > 0) {
                pollUntilCopies();
            }
        }
        pollAll();

        assertThat(delivered).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void whatHasWaitedForDaysIsComparedByItsOwnTimes() {
        sendAt(now - 50 * HOUR, "a/0", "x");
        start(100);
        poll();
        sendAt(now - 49 * HOUR, "a/0", "x");
        sendAt(now - 2 * HOUR, "a/1", "y");

        start(100);
        pollAll();

        assertThat(delivered).containsExactly("a/0=x", "a/1=y");
    }

    @Test
    void afterTheWindowARecordIsANewOne() {
        sendAt(now - 25 * HOUR, "a/0", "x");
        sendAt(now, "a/0", "x");
        start(100);

        poll();

        assertThat(delivered).containsExactly("a/0=x", "a/0=x");
    }

    @Test
    void noMoreIsReadBackThanTheWindowHolds() {
        settings.put("dedup.window.records", "3");
        for (int i = 0; i < 10; i++) {
            send("a/" + i, "x");
        }
        start(100);
        poll();
        send("a/7", "x");
        send("a/6", "x");

        start(100);
        pollAll();

        assertThat(raw.given).containsExactly(7L, 8L, 9L, 10L, 11L);
        assertThat(delivered).hasSize(11).endsWith("a/9=x", "a/6=x");
    }

    @Test
    void whatIsOlderThanTwoWindowsIsNotReadBack() {
        sendAt(now - 60 * HOUR, "a/0", "x");
        sendAt(now - 30 * HOUR, "a/1", "x");
        sendAt(now - MINUTE, "a/2", "x");
        start(100);
        poll();
        sendAt(now, "a/2", "x");

        start(100);
        pollAll();

        assertThat(raw.given).containsExactly(1L, 2L, 3L);
        assertThat(delivered).hasSize(3);
    }

    @Test
    void theWindowIsReadBackPollByPollAndShowsNoLag() {
        settings.put("dedup.window.records", "10");
        for (int i = 0; i < 10; i++) {
            send("a/" + i, "x");
        }
        start(100);
        poll();
        send("b/0", "x");

        start(4);
        assertThat(task.poll()).isNull();
        assertThat(raw.given).hasSize(4);
        assertThat(lag()).isEqualTo(-1);
        pollAll();

        assertThat(lag()).isZero();
        assertThat(delivered).hasSize(11);
    }

    @Test
    void whatRetentionHasDeletedIsNoLossIfItWasDelivered() {
        for (int i = 0; i < 6; i++) {
            send("a/" + i, "x");
        }
        start(100);
        poll();
        send("a/5", "x");
        send("a/0", "x");
        raw.deleteBefore(2);

        start(2);
        task.poll();
        raw.deleteBefore(5);
        pollAll();

        assertThat(raw.given).containsExactly(2L, 3L, 5L, 6L, 7L);
        assertThat(delivered).hasSize(7).endsWith("a/5=x", "a/0=x");
    }

    @Test
    void recordsThatAreLostWhileTheWindowIsReadBackStopTheTask() {
        for (int i = 0; i < 6; i++) {
            send("a/" + i, "x");
        }
        start(100);
        poll();

        start(2);
        task.poll();
        raw.loseFrom(3);

        assertThatThrownBy(this::pollAll)
                .isInstanceOf(LostPositionException.class)
                .hasMessageContainingAll("offset 6", "including 3");
    }

    @Test
    void aPositionBeyondTheEndStopsTheTaskAsEver() {
        send("a/0", "x");
        start(100);
        poll();
        send("a/0", "x");
        raw.loseFrom(0);

        start(100);

        assertThatThrownBy(task::poll).isInstanceOf(LostPositionException.class);
    }

    @Test
    void aBusyKafkaIsAskedAgainForWhatItHas() {
        send("a/0", "x");
        start(100);
        poll();
        send("a/0", "x");
        start(100);
        kafka.setOffsetsException(new TimeoutException("planted"));

        assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);
        pollAll();

        assertThat(delivered).containsExactly("a/0=x");
    }

    @Test
    void aPositionThatIsSetBackDeliversAgainAndEachOnce() {
        send("a/0", "x");
        send("a/1", "y");
        send("a/1", "y");
        start(100);
        poll();
        connect.positions.put(partitionKey(), Map.of("offset", 0L));

        start(100);
        pollAll();

        assertThat(delivered).containsExactly("a/0=x", "a/1=y", "a/1=y");
    }

    @Test
    void switchedOffEveryRecordIsDeliveredAndNothingIsReadBack() {
        settings.put("dedup.window.ms", "0");
        send("a/0", "x");
        start(100);
        poll();
        send("a/0", "x");

        start(100);
        pollAll();

        assertThat(delivered).containsExactly("a/0=x", "a/0=x");
        assertThat(raw.given).containsExactly(1L);
    }

    private void send(String id, String value) {
        sendAt(now + offset, id, value);
    }

    private void sendAt(long time, String id, String value) {
        RecordHeaders headers = new RecordHeaders();
        if (id != null) {
            headers.add("record-id", id.getBytes(UTF_8));
        }
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        raw.append(new ConsumerRecord<>(
                raw.partition.topic(),
                0,
                offset++,
                time,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                bytes,
                headers,
                Optional.empty()));
    }

    /** A new task, as after a kill: it knows what Connect has stored and what is in raw. */
    private void start(int maxPollRecords) {
        kafka = raw.consumer(maxPollRecords);
        task = new ValidationSourceTask(consumerSettings -> kafka);
        connect.metrics.metrics().keySet().forEach(connect.metrics::removeMetric);
        connect.metrics.removeSensor("records-read");
        task.initialize(connect.taskContext());
        List<RawPartition> share = new RawTopic(new TopicFamily("sales.orders"), TOPIC_ID, 1, 1)
                .split()
                .toList();
        task.start(new ValidationConfig(settings).taskSettings(List.of(share)).get(0));
    }

    private void poll() {
        commit(task.poll());
    }

    private void pollAll() {
        do {
            poll();
        } while (kafka.position(raw.partition) < offset);
        poll();
    }

    private void pollUntilCopies() {
        List<SourceRecord> copies = task.poll();
        while (copies == null && kafka.position(raw.partition) < offset) {
            copies = task.poll();
        }
        commit(copies);
    }

    /** Copies and position are one transaction. */
    private void commit(List<SourceRecord> copies) {
        for (SourceRecord copy : copies == null ? List.<SourceRecord>of() : copies) {
            Object id = copy.headers().lastWithName("record-id") == null
                    ? null
                    : text(copy.headers().lastWithName("record-id").value());
            delivered.add(id + "=" + text(copy.value()));
            connect.positions.put(copy.sourcePartition(), new java.util.HashMap<>(copy.sourceOffset()));
        }
    }

    private static String text(Object bytes) {
        return bytes == null ? null : new String((byte[]) bytes, UTF_8);
    }

    private static Map<String, Object> partitionKey() {
        return Map.of("topic", "sales.orders.raw", "partition", 0);
    }

    private long position() {
        return (Long) connect.positions.get(partitionKey()).get("offset");
    }

    private double duplicates() {
        return connect.metric("records-duplicate-total", Map.of("topic", "sales.orders.raw", "partition", "0"));
    }

    private double lag() {
        return connect.metric("records-lag", Map.of("topic", "sales.orders.raw", "partition", "0"));
    }
}
