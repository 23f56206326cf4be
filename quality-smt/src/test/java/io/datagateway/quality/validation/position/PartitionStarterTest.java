// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.position.PartitionStart.Answer;
import io.datagateway.quality.validation.position.PartitionStart.Known;
import io.datagateway.quality.validation.position.PartitionStart.Request;
import io.datagateway.quality.validation.position.PartitionStarter.Stored;
import io.datagateway.quality.validation.status.StatusPositions;
import io.datagateway.quality.validation.status.StatusSettings;
import io.datagateway.quality.validation.topics.FakeKafka;
import io.datagateway.quality.validation.topics.RawPartition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.Test;

/** Of records behind the last copy that are deleted, the status tells whether they were repetitions or are lost. */
class PartitionStarterTest {

    private static final RawPartition RAW = new RawPartition(new TopicFamily("sales.orders"), Uuid.randomUuid(), 0, 0);
    private static final TopicPartition STATUS = new TopicPartition("data-gateway.status", 0);

    private final FakeKafka brokers = new FakeKafka();
    private final MockConsumer<byte[], byte[]> raw = new MockConsumer<>("none");
    private final MockConsumer<byte[], byte[]> status = new MockConsumer<>("earliest");
    private int statusReaders;

    @Test
    void repetitionsBehindTheLastCopyAreNoLossWhenTheyAreDeleted() {
        told(3);

        Answer answer = start(3, 3);

        assertThat(answer.loss()).isNull();
        assertThat(answer.start().copyFrom()).isEqualTo(3);
        assertThat(answer.start().accepted()).isNull();
        assertThat(answer.start().position().offset()).isZero();
    }

    @Test
    void whereRepetitionsAreDeletedAndMoreIsThereReadingGoesOnBehindWhatIsConfirmed() {
        told(5);

        assertThat(start(3, 9).start().copyFrom()).isEqualTo(5);
    }

    @Test
    void whatTheStatusDoesNotTellIsLost() {
        assertThat(start(3, 9).loss().name()).isEqualTo("sales.orders.raw/0/1");
    }

    @Test
    void whatIsDeletedBehindThePositionOfTheStatusIsLostUnderTheNameOfTheStoredOne() {
        told(2);

        assertThat(start(3, 9).loss().name()).isEqualTo("sales.orders.raw/0/1");
    }

    @Test
    void aStatusBeyondTheEndCountsForNothing() {
        told(10);

        assertThat(start(3, 9).loss()).isNotNull();
    }

    @Test
    void theStatusIsNotAskedWhereNothingIsDeletedNorOfARunningTaskNorOfATruncatedOne() {
        assertThat(start(1, 9).start().copyFrom()).isEqualTo(1);
        assertThat(start(0, 0).loss()).isNotNull();
        assertThat(start(new Request(RAW, Known.stored(SourcePosition.before(1, RAW))), 3, 9)
                        .loss())
                .isNotNull();
        assertThat(statusReaders).isZero();
    }

    private Answer start(long begin, long end) {
        return start(new Request(RAW, null), begin, end);
    }

    /** The only copy is of offset 0. */
    private Answer start(Request request, long begin, long end) {
        raw.updateBeginningOffsets(Map.of(RAW.topicPartition(), begin));
        raw.updateEndOffsets(Map.of(RAW.topicPartition(), end));
        brokers.offsetsFrom(raw);
        StatusPositions positions = new StatusPositions(settings(), any -> {
            statusReaders++;
            return status;
        });
        PartitionStarter starter = new PartitionStarter(
                new Stored(new OneCopy(), positions),
                new PartitionOffsets(brokers),
                new DedupWindow(0, 1),
                LossPolicy.parse("hold"));
        starter.ask(request);
        starter.work();
        assertThat(starter.hasWork()).isFalse();
        return starter.answer().orElseThrow();
    }

    private void told(long position) {
        status.updatePartitions(STATUS.topic(), List.of(new PartitionInfo(STATUS.topic(), 0, null, null, null)));
        status.updateBeginningOffsets(Map.of(STATUS, 0L));
        status.updateEndOffsets(Map.of(STATUS, 1L));
        String json = "{\"topic-id\":\"" + RAW.topicId() + "\",\"position\":" + position + ",\"held\":null}";
        status.schedulePollTask(() -> status.addRecord(new ConsumerRecord<>(
                STATUS.topic(), 0, 0, "validation/sales.orders.raw/0".getBytes(UTF_8), json.getBytes(UTF_8))));
    }

    private static StatusSettings settings() {
        return new StatusSettings(
                new StatusSettings.Writer("validation", OptionalInt.of(0)),
                STATUS.topic(),
                Duration.ofSeconds(2),
                Map.of());
    }

    /** Connect, which has stored the position of one copy. */
    private static final class OneCopy implements OffsetStorageReader {

        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            return new SourcePosition(0, RAW.topicId().toString()).toMap();
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            partitions.forEach(partition -> found.put(partition, offset(partition)));
            return found;
        }
    }
}
