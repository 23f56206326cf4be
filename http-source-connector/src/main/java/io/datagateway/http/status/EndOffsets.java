// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The end of each raw partition: the offset after its last committed record. */
final class EndOffsets {

    private static final ListOffsetsOptions COMMITTED =
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(10_000);

    private final Admin admin;
    private volatile Map<TopicPartition, Long> known = Map.of();

    EndOffsets(Admin admin) {
        this.admin = admin;
    }

    /** Asks Kafka for the ends of these partitions. Forgets the others, and those that nobody answers for. */
    void refresh(Set<TopicPartition> partitions) throws InterruptedException {
        known = partitions.isEmpty() ? Map.of() : ask(partitions);
    }

    private Map<TopicPartition, Long> ask(Set<TopicPartition> partitions) throws InterruptedException {
        ListOffsetsResult answers = admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())), COMMITTED);
        var ends = new HashMap<TopicPartition, Long>();
        for (TopicPartition partition : partitions) {
            try {
                ends.put(partition, answers.partitionResult(partition).get().offset());
            } catch (ExecutionException e) {
                ends.remove(partition); // without a leader, or not there any more: its end is not known now
            }
        }
        return Map.copyOf(ends);
    }

    @Nullable
    Long find(TopicPartition partition) {
        return known.get(partition);
    }
}
