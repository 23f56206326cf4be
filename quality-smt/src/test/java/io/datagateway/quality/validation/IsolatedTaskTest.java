// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static io.datagateway.quality.validation.MockRawTopic.P1;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.validation.isolation.IsolationMemory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that is started again on the same worker after it has failed. */
@Timeout(30)
class IsolatedTaskTest {

    private final IsolationMemory memory = new IsolationMemory();

    @Test
    void theRestartedTaskHandsOverOnePartitionAtATimeAndFindsOutWhichOneItIs() throws Exception {
        MockRawTopic first = started();
        assertThat(partitions(first.pollAfterLook())).containsExactlyInAnyOrder(0, 1);
        first.task.stop();

        MockRawTopic second = started();
        Set<Object> written = new HashSet<>();
        Object last = null;
        for (int poll = 0; poll < 10 && last == null; poll++) {
            List<SourceRecord> copies = second.pollAfterLook();
            if (copies != null) {
                assertThat(partitions(copies)).hasSize(1);
                if (written.isEmpty()) {
                    copies.forEach(copy -> confirm(second, copy));
                    written.addAll(partitions(copies));
                } else {
                    last = partitions(copies).get(0);
                }
            }
        }
        assertThat(last).isNotNull();
        assertThat(written).doesNotContain(last);
        assertThat(second.task.poll()).isNull();
        second.task.stop();

        MockRawTopic third = started();
        assertThat(third.pollAfterLook()).isNull();
        assertThat(third.connect.text("held-reason", 0)).isEqualTo("write-failed");
        assertThat(third.connect.text("held-reason", 1)).isEqualTo("write-failed");
        third.task.stop();
    }

    @Test
    void aTaskThatIsStoppedInOrderSuspectsNobody() throws Exception {
        MockRawTopic first = started();
        List<SourceRecord> copies = first.pollAfterLook();
        first.task.stop();
        copies.forEach(copy -> confirm(first, copy)); // without transactions, Connect may say so after the stop

        assertThat(partitions(started().pollAfterLook())).containsExactlyInAnyOrder(0, 1);
    }

    private MockRawTopic started() {
        MockRawTopic raw = new MockRawTopic(memory);
        raw.start();
        raw.kafka.schedulePollTask(() -> {
            raw.send(P0, 0);
            raw.send(P1, 0);
        });
        return raw;
    }

    private static void confirm(MockRawTopic raw, SourceRecord copy) {
        raw.task.commitRecord(copy, new RecordMetadata(new TopicPartition("sales.orders.prod", 0), 0, 0, 0, 0, 0));
    }

    private static List<Object> partitions(List<SourceRecord> copies) {
        List<Object> partitions = new ArrayList<>();
        copies.forEach(copy -> partitions.add(copy.sourcePartition().get("partition")));
        return partitions;
    }
}
