// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/** A reporter as operators name one in {@code metric.reporters}; the setting {@code recording.id} tells it apart. */
public final class RecordingReporter implements MetricsReporter {

    public static final String ID = "recording.id";

    private static final Map<String, Map<String, KafkaMetric>> OPEN = new ConcurrentHashMap<>();

    private String id = "";

    /** Returns the values by name and tags that the open reporter of that id has; fails if there is none. */
    public static Map<String, Object> values(String id) {
        var values = new HashMap<String, Object>();
        OPEN.get(id).forEach((name, metric) -> values.put(name, metric.metricValue()));
        return values;
    }

    public static boolean isOpen(String id) {
        return OPEN.containsKey(id);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        id = String.valueOf(settings.get(ID));
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        OPEN.put(id, new ConcurrentHashMap<>());
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        if (!metric.metricName().group().equals("kafka-metrics-count")) {
            OPEN.get(id).put(name(metric), metric);
        }
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        OPEN.get(id).remove(name(metric));
    }

    private static String name(KafkaMetric metric) {
        return metric.metricName().name() + metric.metricName().tags();
    }

    @Override
    public void close() {
        OPEN.remove(id);
    }
}
