// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.position.PartitionOffsets;
import io.datagateway.quality.validation.position.PartitionStart.Request;
import io.datagateway.quality.validation.position.PartitionStarter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What is done in the background for the partitions of a task. */
final class TaskJobs {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration ENDS = Duration.ofSeconds(10);
    private static final Duration REMIND = Duration.ofSeconds(30);

    private final Map<TopicPartition, TakenPartition> taken;
    private final HeldPartitions held;

    TaskJobs(Map<TopicPartition, TakenPartition> taken, HeldPartitions held) {
        this.taken = taken;
        this.held = held;
    }

    void start(BackgroundThread thread, PartitionStarter starter, PartitionOffsets offsets) {
        thread.every(RETRY, "Finding out where partitions begin", () -> {
            starter.retryFailed(this::isAwaited);
            starter.work();
        });
        thread.every(ENDS, "Finding out where held partitions end", () -> tellEnds(offsets));
        thread.every(REMIND, "Reminding of held partitions", held::remind);
    }

    private boolean isAwaited(Request request) {
        TakenPartition of = taken.get(request.raw().topicPartition());
        return of != null && of.awaits(request);
    }

    /** A consumer that does not read a partition does not hear of its end. */
    private void tellEnds(PartitionOffsets offsets) {
        Set<TopicPartition> partitions = held.partitions();
        if (!partitions.isEmpty()) {
            offsets.askEnds(partitions, (partition, end) -> {
                TakenPartition of = taken.get(partition);
                if (of != null) {
                    of.progress().endsAt(end);
                }
            });
        }
    }
}
