// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks Kafka which offsets raw partitions have. A partition that has no answer keeps no other one waiting. */
public final class PartitionOffsets {

    private static final int TIMEOUT_MS = 10_000;

    private final Admin admin;

    /**
     * What Kafka has of a partition.
     *
     * @param end the offset after the last committed record
     * @param young the first record that is younger than one window; {@code end} if none is
     * @param near the first record that is younger than two windows; {@code end} if none is
     */
    public record Range(long begin, long end, long young, long near) {}

    public PartitionOffsets(Admin admin) {
        this.admin = admin;
    }

    /**
     * Asks for the ranges, and gives each as soon as it is known, on a thread of the client.
     *
     * @param windowMillis the length of the window; 0 if there is none
     * @param answer takes the partition, and what Kafka says of it
     */
    @SuppressWarnings("FutureReturnValueIgnored") // each answer takes its own failure
    void ask(Collection<TopicPartition> partitions, long windowMillis, BiConsumer<TopicPartition, Answer> answer) {
        long now = System.currentTimeMillis();
        ListOffsetsResult begins = list(partitions, OffsetSpec.earliest());
        ListOffsetsResult ends = list(partitions, OffsetSpec.latest());
        ListOffsetsResult young = windowMillis == 0 ? ends : list(partitions, since(now - windowMillis));
        ListOffsetsResult near = windowMillis == 0 ? ends : list(partitions, since(now - 2 * windowMillis));
        for (TopicPartition partition : partitions) {
            List<KafkaFuture<ListOffsetsResultInfo>> all = Stream.of(begins, ends, young, near)
                    .map(result -> result.partitionResult(partition))
                    .toList();
            KafkaFuture.allOf(all.toArray(KafkaFuture<?>[]::new))
                    .whenComplete((done, failure) -> answer.accept(
                            partition, failure == null ? new Answer(range(all), null) : new Answer(null, failure)));
        }
    }

    /** What Kafka has, or why it does not tell. */
    record Answer(@Nullable Range range, @Nullable Throwable failure) {}

    private static OffsetSpec since(long millis) {
        return OffsetSpec.forTimestamp(Math.max(0, millis));
    }

    private ListOffsetsResult list(Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return admin.listOffsets(wanted, options.timeoutMs(TIMEOUT_MS));
    }

    private static Range range(List<KafkaFuture<ListOffsetsResultInfo>> done) {
        long end = offset(done.get(1));
        return new Range(offset(done.get(0)), end, orEnd(offset(done.get(2)), end), orEnd(offset(done.get(3)), end));
    }

    private static long offset(KafkaFuture<ListOffsetsResultInfo> done) {
        try {
            return done.get().offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e); // it is done, and did not fail
        }
    }

    /** Kafka gives -1 if no record is younger. */
    private static long orEnd(long offset, long end) {
        return offset < 0 ? end : offset;
    }

    /**
     * Asks where {@code partitions} end now, and gives each as soon as it is known. Those that Kafka does not tell are
     * left out.
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void askEnds(Set<TopicPartition> partitions, BiConsumer<TopicPartition, Long> end) {
        ListOffsetsResult ends = list(partitions, OffsetSpec.latest());
        for (TopicPartition partition : partitions) {
            ends.partitionResult(partition).whenComplete((found, failure) -> {
                if (failure == null) {
                    end.accept(partition, found.offset());
                }
            });
        }
    }
}
