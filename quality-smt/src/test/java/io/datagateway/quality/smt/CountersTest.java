// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class CountersTest {

    @Test
    void recordsAndBrokenRulesAreCountedByTopicButNoTombstones() {
        var metrics = new FakeMetrics();
        var validate = new ValidateContract<SourceRecord>();
        validate.configure(Map.of("contracts.path", Orders.CATALOG.toString()));
        validate.withPluginMetrics(metrics);
        var route = new RouteByVerdict<SourceRecord>();
        route.configure(Map.of());
        route.withPluginMetrics(metrics);

        for (Map<String, Object> order : List.of(
                Orders.good(),
                Orders.good(),
                Orders.goodBut("total_amount", 100_001.0),
                Orders.goodBut("status", "lost"))) {
            route.apply(validate.apply(Orders.record(Orders.datum(order), Orders.version("2.1.0"))));
        }

        validate.apply(Orders.record(null, Orders.version("2.1.0")));

        assertThat(metrics.values())
                .containsOnly(
                        Map.entry("records-passed-total{topic=sales.orders}", 3L),
                        Map.entry("records-rejected-total{topic=sales.orders}", 1L),
                        Map.entry("records-warned-total{topic=sales.orders}", 1L),
                        Map.entry("rule-broken-total{topic=sales.orders, rule=total_amount_unusual}", 1L),
                        Map.entry("rule-broken-total{topic=sales.orders, rule=status_known}", 1L),
                        Map.entry("records-routed-total{topic=sales.orders.prod}", 3L),
                        Map.entry("records-routed-total{topic=sales.orders.dlq}", 1L));
    }

    private static final class FakeMetrics implements PluginMetrics {
        private final Map<MetricName, MetricValueProvider<?>> added = new HashMap<>();

        private Map<String, Object> values() {
            var values = new HashMap<String, Object>();
            added.forEach((name, value) -> values.put(name.name() + name.tags(), ((Gauge<?>) value).value(null, 0)));
            return values;
        }

        @Override
        public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
            return new MetricName(name, "plugins", description, tags);
        }

        @Override
        public void addMetric(MetricName name, MetricValueProvider<?> value) {
            assertThat(added.put(name, value)).as("added once").isNull();
        }

        @Override
        public void removeMetric(MetricName name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Sensor addSensor(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void removeSensor(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
