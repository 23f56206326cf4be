// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/** Counters, each published as a metric when it first counts. For any number of threads. */
final class Counters {

    private static final String GROUP = "transforms";

    private final @Nullable Metrics metrics;
    private final Map<Metric, Map<String, LongAdder>> ofTopics = new EnumMap<>(Metric.class);
    private final Map<Counter, LongAdder> ofRules = new ConcurrentHashMap<>();

    /** @param metrics null if nobody reads the counters */
    Counters(@Nullable Metrics metrics) {
        this.metrics = metrics;
        for (Metric metric : Metric.values()) {
            ofTopics.put(metric, new ConcurrentHashMap<>());
        }
    }

    /**
     * One counter.
     *
     * @param rule empty if the metric does not count one rule
     */
    private record Counter(Metric metric, String topic, String rule) {}

    /** The metrics, each with its name and description in Kafka. */
    enum Metric {
        PASSED("records-passed-total", "Records that keep their contract"),
        REJECTED("records-rejected-total", "Records that break a rule of severity error, or cannot be judged"),
        WARNED("records-warned-total", "Records that pass but break a rule of severity warning"),
        BROKEN("rule-broken-total", "Records that break the rule, whatever its severity"),
        ROUTED("records-routed-total", "Records sent to the topic");

        private final String metricName;
        private final String description;

        Metric(String metricName, String description) {
            this.metricName = metricName;
            this.description = description;
        }
    }

    void count(Metric metric, String topic) {
        Map<String, LongAdder> counts = Objects.requireNonNull(ofTopics.get(metric));
        LongAdder count = counts.get(topic);
        if (count == null) {
            count = counts.computeIfAbsent(topic, first -> published(new Counter(metric, first, "")));
        }
        count.increment();
    }

    void count(Metric metric, String topic, String rule) {
        ofRules.computeIfAbsent(new Counter(metric, topic, rule), this::published)
                .increment();
    }

    private LongAdder published(Counter counter) {
        var count = new LongAdder();
        if (metrics != null) {
            var tags = new LinkedHashMap<String, String>();
            tags.put("topic", counter.topic());
            if (!counter.rule().isEmpty()) {
                tags.put("rule", counter.rule());
            }
            Gauge<Long> sum = (config, nowMs) -> count.sum();
            metrics.addMetric(
                    metrics.metricName(counter.metric().metricName, GROUP, counter.metric().description, tags), sum);
        }
        return count;
    }
}
