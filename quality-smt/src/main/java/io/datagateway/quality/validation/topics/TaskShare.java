// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.quality.validation.target.Targets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions a task serves. Depends on nothing but the partition and the number of tasks, so that a new topic
 * moves no other.
 */
public final class TaskShare {

    private final Predicate<TopicPartition> serves;

    private TaskShare(Predicate<TopicPartition> serves) {
        this.serves = serves;
    }

    /**
     * The share of task {@code id} of {@code count}. The partitions of one topic go to the tasks in turn; which one
     * begins is decided by the CRC-32 of the topic's name in UTF-8.
     */
    public static TaskShare of(int id, int count) {
        return new TaskShare(partition -> task(partition, count) == id);
    }

    /**
     * The share that a connector of an earlier version has given to the task: {@code <raw topic>/<topic
     * id>/<partition>/<target partition>}, separated by commas.
     *
     * @throws IllegalArgumentException if {@code partitions} is not of this form
     */
    public static TaskShare fixed(String partitions) {
        Set<TopicPartition> own = new HashSet<>();
        for (String text : partitions.split(",")) {
            String[] parts = text.split("/", -1);
            if (parts.length != 4) {
                throw new IllegalArgumentException("expected topic/id/partition/target but found " + text);
            }
            own.add(new TopicPartition(parts[0], Integer.parseInt(parts[2])));
        }
        return new TaskShare(own::contains);
    }

    static int task(TopicPartition partition, int count) {
        CRC32 hash = new CRC32();
        hash.update(partition.topic().getBytes(UTF_8));
        return (int) ((hash.getValue() + partition.partition()) % count);
    }

    /** Returns true if the task serves any of the first {@code partitions} of {@code topic}. */
    boolean hasAnyOf(String topic, int partitions) {
        return IntStream.range(0, partitions).anyMatch(partition -> serves.test(new TopicPartition(topic, partition)));
    }

    /** Those partitions of {@code topics} that the task serves. */
    public Map<TopicPartition, Served> of(Collection<RawTopic> topics) {
        Map<TopicPartition, Served> share = new LinkedHashMap<>();
        for (RawTopic topic : topics) {
            topic.split()
                    .filter(raw -> serves.test(raw.topicPartition()))
                    .forEach(raw -> share.put(raw.topicPartition(), new Served(raw, topic.targets())));
        }
        return share;
    }

    /**
     * A partition that the task serves.
     *
     * @param targets what the targets take
     */
    public record Served(RawPartition raw, Targets targets) {}
}
