// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * The growth of topics for a reader of committed records. Ends of transactions take offsets too: so progress is a share
 * of all that came in the end.
 */
final class TopicProgress {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);
    private static final double FROM = 0.2;
    private static final double TO = 0.9;

    private final Admin admin;
    private final List<TopicPartition> partitions;

    /** The sum of the ends of all partitions at a time. */
    private record EndOffset(long nanos, long end) {}

    TopicProgress(Admin admin, List<String> topics) {
        this.admin = admin;
        this.partitions = topics.stream()
                .flatMap(topic -> IntStream.range(0, BenchTestBed.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }

    /** Returns the sum of the ends of all partitions. */
    long end() throws IOException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try {
            return admin
                    .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(each -> each.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IOException("Kafka does not say where its topics end", e.getCause());
        }
    }

    /** Waits until nothing comes for a second. Returns when the last record came, as {@link System#nanoTime}. */
    long awaitQuiet() throws IOException, InterruptedException {
        long last = end();
        long grown = System.nanoTime();
        while (System.nanoTime() - grown < QUIET_NANOS) {
            TimeUnit.MILLISECONDS.sleep(20);
            long end = end();
            grown = end > last ? System.nanoTime() : grown;
            last = end;
        }
        return grown;
    }

    /** Waits until the sum of the ends is above {@code end}. */
    void awaitMoreThan(long end) throws IOException, InterruptedException {
        long limit = System.nanoTime() + LIMIT_NANOS;
        while (end() <= end) {
            if (System.nanoTime() > limit) {
                throw new IOException("nothing came in 60 s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Waits for so many records after {@code before}. Returns the records a second, the begin and the end left out. */
    double rate(long before, long records) throws IOException, InterruptedException {
        var samples = new ArrayList<EndOffset>();
        long begin = System.nanoTime();
        long grown = begin;
        long last = before;
        while (last - before < records || System.nanoTime() - grown < QUIET_NANOS) {
            long end = end();
            long now = System.nanoTime();
            samples.add(new EndOffset(now, end));
            grown = end > last ? now : grown;
            last = end;
            if (now - begin > LIMIT_NANOS) {
                throw new IOException("of " + records + " records " + (last - before) + " came in 60 s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        long all = last - before;
        return (TO - FROM) * records / seconds(samples, before + (long) (FROM * all), before + (long) (TO * all));
    }

    /** Returns the seconds between the times at which the ends passed these two, interpolated between samples. */
    private static double seconds(List<EndOffset> samples, long from, long to) {
        return (passed(samples, to) - passed(samples, from)) / 1e9;
    }

    private static double passed(List<EndOffset> samples, long end) {
        EndOffset before = samples.get(0);
        for (EndOffset sample : samples) {
            if (sample.end() >= end) {
                double share = sample.end() == before.end()
                        ? 1
                        : (double) (end - before.end()) / (sample.end() - before.end());
                return before.nanos() + share * (sample.nanos() - before.nanos());
            }
            before = sample;
        }
        return before.nanos();
    }
}
