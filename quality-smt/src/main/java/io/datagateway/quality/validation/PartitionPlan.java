// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Distributes partitions over tasks. The same topics always give the same plan, so that no task restarts without need.
 */
final class PartitionPlan {

    private static final Comparator<RawPartition> ORDER = Comparator.<RawPartition, String>comparing(
                    raw -> raw.family().base())
            .thenComparing(RawPartition::partition);

    private PartitionPlan() {}

    /**
     * Gives the partitions to the tasks in turn, so that the partitions of one busy topic go to many tasks.
     *
     * @return at most {@code maxTasks} shares, none empty, whose sizes differ by one at most
     */
    static List<List<RawPartition>> of(Collection<RawTopic> topics, int maxTasks) {
        List<RawPartition> partitions =
                topics.stream().flatMap(RawTopic::split).sorted(ORDER).toList();
        List<List<RawPartition>> shares = Stream.<List<RawPartition>>generate(ArrayList::new)
                .limit(Math.min(maxTasks, partitions.size()))
                .toList();
        for (int i = 0; i < partitions.size(); i++) {
            shares.get(i % shares.size()).add(partitions.get(i));
        }
        return shares;
    }
}
