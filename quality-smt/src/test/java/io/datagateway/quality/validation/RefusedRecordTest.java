// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static io.datagateway.quality.validation.MockRawTopic.P1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Raw records that no target takes. */
@Timeout(30)
class RefusedRecordTest {

    private final MockRawTopic raw = new MockRawTopic();

    @AfterEach
    void stop() {
        raw.task.stop();
    }

    @Test
    void aRecordThatIsTooLargeEvenForADeadLetterHoldsItsPartitionUntilTheTopicTakesMore() throws Exception {
        startWith("sales.orders.dlq", "max.message.bytes", "2000");
        send(0, "k", "small");
        send(1, "k", "x".repeat(2_000));
        send(2, "k", "behind");

        assertThat(offsets(raw.task.poll())).containsExactly(0L);
        assertThat(raw.heldReason(0)).isEqualTo("record-too-large");
        raw.send(P1, 0);
        assertThat(offsets(raw.task.poll())).containsExactly(0L);
        assertThat(raw.kafka.assignment()).doesNotContain(P0);

        raw.brokers.set("sales.orders.dlq", "max.message.bytes", "4000");
        raw.pollAfterLook();

        assertThat(raw.heldReason(0)).isEmpty();
        assertThat(raw.kafka.position(P0)).isEqualTo(1);
    }

    @Test
    void aRecordWithoutAKeyHoldsItsPartitionWhileATargetIsCompacted() throws Exception {
        startWith("sales.orders.prod", "cleanup.policy", "compact");
        send(0, "k", "keyed");
        send(1, null, "keyless");

        assertThat(offsets(raw.task.poll())).containsExactly(0L);
        assertThat(raw.heldReason(0)).isEqualTo("target-not-ready");

        raw.brokers.set("sales.orders.prod", "cleanup.policy", "delete");
        raw.pollAfterLook();

        assertThat(raw.heldReason(0)).isEmpty();
    }

    private void startWith(String target, String setting, String value) throws InterruptedException {
        raw.brokers.set(target, setting, value);
        raw.start();
        raw.pollAfterLook();
    }

    private void send(long offset, String key, String value) {
        raw.kafka.addRecord(MockRawTopic.record(P0, offset, key, value, new RecordHeaders()));
    }

    private static List<Object> offsets(List<SourceRecord> copies) {
        return copies.stream()
                .<Object>map(copy -> copy.sourceOffset().get("offset"))
                .toList();
    }
}
