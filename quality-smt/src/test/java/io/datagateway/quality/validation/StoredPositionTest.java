// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static io.datagateway.quality.validation.MockRawTopic.P1;
import static io.datagateway.quality.validation.MockRawTopic.P2;
import static io.datagateway.quality.validation.MockRawTopic.TOPIC_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

/** A task begins to read after its stored position, or says that the records there are gone. */
class StoredPositionTest {

    private final MockRawTopic raw = new MockRawTopic();
    private final MockConsumer<byte[], byte[]> kafka = raw.kafka;
    private final ValidationSourceTask task = raw.task;

    @Test
    void readingStartsAfterTheStoredPositionAndElseAtTheBeginning() {
        kafka.updateBeginningOffsets(Map.of(P0, 5L, P1, 5L, P2, 5L));
        raw.position(1, Map.of("offset", 41L, "topic-id", TOPIC_ID.toString()));

        raw.start();
        task.poll();

        assertThat(kafka.position(P1)).isEqualTo(42);
        assertThat(kafka.position(P0)).isEqualTo(5);
        assertThat(kafka.committed(Set.of(P0, P1))).isEmpty();
    }

    @Test
    void aPositionSetByHandNeedsNoTopicId() {
        raw.position(1, Map.of("offset", 41L));

        raw.start();

        assertThat(kafka.position(P1)).isEqualTo(42);
    }

    @Test
    void aTopicThatWasCreatedAnewIsNotReadFromAPositionOfTheOldOne() {
        Uuid old = Uuid.randomUuid();
        raw.position(1, Map.of("offset", 41L, "topic-id", old.toString()));

        assertThatThrownBy(raw::start)
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("sales.orders.raw-1", "offset 41", old.toString(), TOPIC_ID.toString())
                .hasMessageContaining("{\"topic\": \"sales.orders.raw\", \"partition\": 1}, \"offset\": null}");
    }

    @Test
    void aPositionThatCannotBeReadIsNotTakenForNone() {
        raw.connect.positionsReadable = false;

        assertThatThrownBy(raw::start).isInstanceOf(ConnectException.class).hasMessageContaining("sales.orders.raw-0");
    }

    @Test
    void aPositionOfAnotherShapeIsNotTakenForNone() {
        raw.position(0, Map.of("pos", 41L));

        assertThatThrownBy(raw::start).isInstanceOf(ConnectException.class).hasMessageContaining("pos");
    }

    @Test
    void recordsThatWereDeletedBeforeTheyWereValidatedStopTheTaskWithTheWayOut() {
        raw.position(0, Map.of("offset", 9L, "topic-id", TOPIC_ID.toString()));
        raw.start();
        kafka.updateBeginningOffsets(Map.of(P0, 42L));
        kafka.addRecord(MockRawTopic.record(P0, 42, "k", "v", new RecordHeaders()));

        assertThatThrownBy(task::poll)
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContainingAll("sales.orders.raw-0", "offset 10", "from 42", "including 100")
                .hasMessageContaining("\"offset\": {\"offset\": 41}");
    }

    @Test
    void recordsThatKafkaHasLostAtTheEndStopTheTaskToo() {
        raw.position(0, Map.of("offset", 149L, "topic-id", TOPIC_ID.toString()));
        raw.start();
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, 150L)));

        assertThatThrownBy(task::poll)
                .hasMessageContainingAll("offset 150", "including 100")
                .hasMessageContaining("\"offset\": {\"offset\": 99}");
    }

    @Test
    void anEmptiedPartitionWhoseRecordsWereAllCopiedGoesOnAtItsEnd() {
        raw.position(0, Map.of("offset", 98L, "topic-id", TOPIC_ID.toString()));
        raw.start();
        kafka.updateBeginningOffsets(Map.of(P0, 100L));
        kafka.updateEndOffsets(Map.of(P0, 100L));
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, 99L)));

        assertThat(task.poll()).isNull();
        kafka.addRecord(MockRawTopic.record(P0, 100, "k", "v", new RecordHeaders()));
        assertThat(task.poll()).hasSize(1);
    }

    @Test
    void ifKafkaCannotSayWhatItStillHasItIsAskedAgain() {
        raw.start();
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, 150L)));
        kafka.setOffsetsException(new TimeoutException("planted"));

        assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);
    }
}
