// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.hold.Hold;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Meter;

/** The metrics of a task: how much it reads, and for each raw partition what waits, and whether it is held. */
final class ReadMetrics implements AutoCloseable {

    private static final String GROUP = "validation";

    private final Metrics metrics;
    private final HeldPartitions held;
    private final Sensor read;
    private final Map<TopicPartition, List<MetricName>> published = new HashMap<>();

    /** @param metrics the task's own registry, to be closed with this */
    ReadMetrics(Metrics metrics, HeldPartitions held) {
        this.metrics = metrics;
        this.held = held;
        read = metrics.sensor("records-read");
        read.add(new Meter(
                name("records-read-rate", "Raw records read per second"),
                name("records-read-total", "Raw records read since the task was started")));
    }

    private MetricName name(String name, String description) {
        return metrics.metricName(name, GROUP, description);
    }

    /** Publishes the metrics of the partitions of {@code taken}, and of no other. */
    void publish(Map<TopicPartition, TakenPartition> taken) {
        published.entrySet().removeIf(partition -> {
            boolean isGone = !taken.containsKey(partition.getKey());
            if (isGone) {
                partition.getValue().forEach(metrics::removeMetric);
            }
            return isGone;
        });
        taken.forEach((partition, of) -> published.computeIfAbsent(partition, any -> publish(partition, of)));
    }

    private List<MetricName> publish(TopicPartition partition, TakenPartition of) {
        Gauges gauges = new Gauges(partition);
        return Stream.concat(progress(gauges, of), hold(gauges, () -> held.of(partition)))
                .toList();
    }

    private static Stream<MetricName> progress(Gauges gauges, TakenPartition of) {
        return Stream.of(
                gauges.add(
                        "records-lag",
                        "Committed raw records that have not been read; -1 if unknown, or while the window is read"
                                + " back",
                        () -> of.lag),
                gauges.add(
                        "records-waiting",
                        "Offsets in raw that are not confirmed to be in prod or dlq; -1 if unknown",
                        () -> of.progress().waiting().orElse(-1)),
                gauges.add(
                        "records-duplicate-total",
                        "Raw records that were not copied because they were there before, since the task was started",
                        of.duplicates::sum),
                gauges.add(
                        "records-lost-total",
                        "Raw offsets that Kafka has lost before they were validated, and whose loss was accepted, since"
                                + " the task was started",
                        of.lost::sum),
                gauges.add(
                        "dedup-window-records",
                        "Within how many records a duplicate is found: dedup.window.records, fewer where memory is"
                                + " short, or 0 if off",
                        () -> of.effectiveRecords));
    }

    private static Stream<MetricName> hold(Gauges gauges, Supplier<Optional<Hold>> held) {
        return Stream.of(
                gauges.add(
                        "held",
                        "1 while the partition is held, else 0",
                        () -> held.get().map(hold -> 1).orElse(0)),
                gauges.add(
                        "held-reason",
                        "Why the partition is held; empty if it is not",
                        () -> held.get().map(hold -> hold.reason().code()).orElse("")),
                gauges.add(
                        "held-since-ms",
                        "Since when the partition is held, in milliseconds since 1970; 0 if it is not",
                        () -> held.get()
                                .map(hold -> hold.since().toEpochMilli())
                                .orElse(0L)));
    }

    /** Adds the metrics of one partition. */
    private final class Gauges {
        private final Map<String, String> tags = new LinkedHashMap<>();

        Gauges(TopicPartition partition) {
            tags.put("topic", partition.topic());
            tags.put("partition", Integer.toString(partition.partition()));
        }

        MetricName add(String name, String description, Supplier<?> value) {
            MetricName full = metrics.metricName(name, GROUP, description, tags);
            metrics.addMetric(full, (Gauge<Object>) (config, nowMs) -> value.get());
            return full;
        }
    }

    /** Records one poll. */
    void polled(int records) {
        read.record(records);
    }

    /** Takes the metrics away from their reporters. */
    @Override
    public void close() {
        metrics.close();
    }
}
