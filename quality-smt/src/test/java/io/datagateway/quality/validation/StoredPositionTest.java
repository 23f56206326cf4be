// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static io.datagateway.quality.validation.MockRawTopic.P1;
import static io.datagateway.quality.validation.MockRawTopic.P2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** A partition is read after its stored position, or held if that or a record cannot be read; the others go on. */
class StoredPositionTest {

    private final MockRawTopic raw = new MockRawTopic();
    private final MockConsumer<byte[], byte[]> kafka = raw.kafka;
    private final ValidationSourceTask task = raw.task;

    @Test
    void readingStartsAfterTheStoredPositionAndElseAtTheBeginning() throws Exception {
        kafka.updateBeginningOffsets(Map.of(P0, 5L, P1, 5L, P2, 5L));
        raw.position(1, 41);

        raw.start();
        task.poll();

        assertThat(kafka.position(P1)).isEqualTo(42);
        assertThat(kafka.position(P0)).isEqualTo(5);
        assertThat(kafka.committed(Set.of(P0, P1))).isEmpty();
    }

    @Test
    void aPositionSetByHandNeedsNoTopicId() throws Exception {
        raw.position(1, Map.of("offset", 41L));

        raw.start();
        task.poll();

        assertThat(kafka.position(P1)).isEqualTo(42);
    }

    @Test
    void aPositionThatCannotBeReadIsNotTakenForNone() throws Exception {
        raw.connect.positionsReadable = false;
        raw.start();
        task.poll();

        assertThat(raw.heldReason(0)).isEqualTo("read-failed");
        assertThat(kafka.assignment()).isEmpty();

        raw.connect.positionsReadable = true;
        raw.pollAfterLook();
        assertThat(raw.heldReason(0)).isEqualTo("");
        assertThat(kafka.assignment()).hasSize(3);
    }

    @Test
    void aPositionOfAnotherShapeHoldsItsPartitionOnly() throws Exception {
        raw.position(0, Map.of("pos", 41L));

        raw.start();
        task.poll();

        assertThat(raw.heldReason(0)).isEqualTo("read-failed");
        assertThat(kafka.assignment()).containsExactlyInAnyOrder(P1, P2);
    }

    @Test
    void aRecordThatCannotBeReadHoldsItsPartitionOnly() throws Exception {
        raw.start();
        task.poll();
        kafka.setPollException(new KafkaException("Received exception when fetching the next record from"
                + " sales.orders.raw-1. If needed, please seek past the record to continue consumption."));

        assertThat(task.poll()).isNull();
        assertThat(raw.heldReason(1)).isEqualTo("read-failed");
        kafka.schedulePollTask(() -> raw.send(P0, 0));
        assertThat(task.poll()).hasSize(1);
        assertThat(kafka.assignment()).doesNotContain(P1);

        raw.pollAfterLook();
        assertThat(kafka.assignment()).contains(P1);
        assertThat(raw.heldReason(1)).isEqualTo("read-failed"); // until it has been read for a while
    }

    @Test
    void aTopicThatMayNotBeReadIsHeld() throws Exception {
        raw.start();
        task.poll();
        kafka.setPollException(new TopicAuthorizationException(Set.of("sales.orders.raw")));

        assertThat(task.poll()).isNull();

        assertThat(raw.heldReason(0)).isEqualTo("read-failed");
    }
}
