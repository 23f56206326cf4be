// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Meter;

/**
 * What a task has read and what waits for it, as metrics of the task (KIP-877): {@code records-read-rate},
 * {@code records-read-total}, and {@code records-lag} for each raw partition. Connect removes them with the task.
 */
final class ReadMetrics {

    private final Sensor read;
    private final List<Lag> lags = new ArrayList<>();

    ReadMetrics(PluginMetrics metrics, Collection<RawPartition> partitions) {
        read = metrics.addSensor("records-read");
        read.add(new Meter(
                name(metrics, "records-read-rate", "Raw records read per second"),
                name(metrics, "records-read-total", "Raw records read since the task was started")));
        for (RawPartition raw : partitions) {
            Lag lag = new Lag(raw.topicPartition());
            lags.add(lag);
            metrics.addMetric(lagName(metrics, raw), (Gauge<Long>) (config, now) -> lag.records);
        }
    }

    private static MetricName name(PluginMetrics metrics, String name, String description) {
        return metrics.metricName(name, description, new LinkedHashMap<>());
    }

    private static MetricName lagName(PluginMetrics metrics, RawPartition raw) {
        LinkedHashMap<String, String> tags = new LinkedHashMap<>();
        tags.put("topic", raw.family().raw());
        tags.put("partition", Integer.toString(raw.partition()));
        return metrics.metricName("records-lag", "Committed raw records that have not been read; -1 if unknown", tags);
    }

    /** Notes one poll. Once for each batch, on the task's thread, which alone may ask the consumer for {@code lag}. */
    void polled(int records, Function<TopicPartition, OptionalLong> lag) {
        read.record(records);
        for (Lag of : lags) {
            of.records = lag.apply(of.partition).orElse(-1);
        }
    }

    /** Written by the task, read by whoever collects metrics. */
    private static final class Lag {
        private final TopicPartition partition;
        private volatile long records = -1;

        private Lag(TopicPartition partition) {
            this.partition = partition;
        }
    }
}
