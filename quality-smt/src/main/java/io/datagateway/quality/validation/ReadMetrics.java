// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Meter;

/**
 * The metrics of a task on records read and records waiting: {@code records-read-rate}, {@code records-read-total}, and
 * {@code records-lag}, {@code records-duplicate-total} and {@code dedup-window-records} for each raw partition.
 */
final class ReadMetrics implements AutoCloseable {

    private static final String GROUP = "validation";

    private final Metrics metrics;
    private final Sensor read;
    private final ToIntFunction<TopicPartition> effectiveRecords;
    private final Map<TopicPartition, Counts> counts = new LinkedHashMap<>();

    /**
     * @param metrics the task's own registry, to be closed with this
     * @param effectiveRecords gives the number of records within which a duplicate is found
     */
    ReadMetrics(Metrics metrics, Collection<RawPartition> partitions, ToIntFunction<TopicPartition> effectiveRecords) {
        this.metrics = metrics;
        this.effectiveRecords = effectiveRecords;
        read = metrics.sensor("records-read");
        read.add(new Meter(
                name("records-read-rate", "Raw records read per second"),
                name("records-read-total", "Raw records read since the task was started")));
        partitions.forEach(this::publish);
    }

    private void publish(RawPartition raw) {
        Counts of = new Counts();
        of.effectiveRecords = effectiveRecords.applyAsInt(raw.topicPartition());
        counts.put(raw.topicPartition(), of);
        metrics.addMetric(
                name(
                        "records-lag",
                        "Committed raw records that have not been read; -1 if unknown, or while the window is read"
                                + " back",
                        raw),
                (Gauge<Long>) (config, nowMs) -> of.lag);
        metrics.addMetric(
                name(
                        "records-duplicate-total",
                        "Raw records that were not copied because they were there before, since the task was started",
                        raw),
                (Gauge<Long>) (config, nowMs) -> of.duplicates.sum());
        metrics.addMetric(
                name(
                        "dedup-window-records",
                        "Within how many records a duplicate is found: dedup.window.records, fewer where memory is"
                                + " short, or 0 if off",
                        raw),
                (Gauge<Integer>) (config, nowMs) -> of.effectiveRecords);
    }

    private MetricName name(String name, String description) {
        return metrics.metricName(name, GROUP, description);
    }

    private MetricName name(String name, String description, RawPartition raw) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("topic", raw.family().raw());
        tags.put("partition", Integer.toString(raw.partition()));
        return metrics.metricName(name, GROUP, description, tags);
    }

    /** Records one poll. To be called once for each batch, on the task's thread, which alone may read the consumer. */
    void polled(int records, Function<TopicPartition, OptionalLong> lag) {
        read.record(records);
        counts.forEach((partition, of) -> {
            of.lag = lag.apply(partition).orElse(-1);
            of.effectiveRecords = effectiveRecords.applyAsInt(partition);
        });
    }

    void duplicates(TopicPartition partition, int records) {
        Objects.requireNonNull(counts.get(partition)).duplicates.add(records);
    }

    /** Takes the metrics away from their reporters. */
    @Override
    public void close() {
        metrics.close();
    }

    /** The values of one partition, written by the task and read by collectors of metrics. */
    private static final class Counts {
        private volatile long lag = -1;
        private volatile int effectiveRecords;
        private final LongAdder duplicates = new LongAdder();
    }
}
