// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A Connect worker as a connector and its tasks see it: stored positions, their metrics, and the requests made to it. */
final class FakeConnect implements OffsetStorageReader {

    final Map<Map<String, ?>, Map<String, Object>> positions = new HashMap<>();
    final BlockingQueue<String> wishes = new LinkedBlockingQueue<>();
    Metrics metrics = new Metrics();
    boolean positionsReadable = true;

    /** A metric of the task. */
    double metric(String name) {
        return ((Number) value(name, Map.of())).doubleValue();
    }

    /** A metric of one partition. */
    double metric(String name, int partition) {
        return ((Number) value(name, tags(partition))).doubleValue();
    }

    String text(String name, int partition) {
        return (String) value(name, tags(partition));
    }

    private static Map<String, String> tags(int partition) {
        return Map.of("topic", "sales.orders.raw", "partition", Integer.toString(partition));
    }

    private Object value(String name, Map<String, String> tags) {
        return metrics.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name)
                        && metric.metricName().tags().entrySet().containsAll(tags.entrySet()))
                .map(Metric::metricValue)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        throw new UnsupportedOperationException("does not tell a missing position from one that cannot be read");
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
        if (positionsReadable) {
            partitions.forEach(partition -> found.put(partition, positions.get(partition)));
        }
        return found;
    }

    /** The registry of the task that starts next. */
    Metrics newMetrics() {
        metrics = new Metrics();
        return metrics;
    }

    SourceTaskContext taskContext() {
        return new SourceTaskContext() {
            @Override
            public Map<String, String> configs() {
                return Map.of();
            }

            @Override
            public OffsetStorageReader offsetStorageReader() {
                return FakeConnect.this;
            }

            @Override
            public PluginMetrics pluginMetrics() {
                throw new UnsupportedOperationException("Connect has this only from 4.1 on");
            }
        };
    }

    SourceConnectorContext connectorContext() {
        return new SourceConnectorContext() {
            @Override
            public void requestTaskReconfiguration() {
                wishes.add("new tasks");
            }

            @Override
            public void raiseError(Exception e) {
                wishes.add("fail: " + e.getMessage());
            }

            @Override
            public OffsetStorageReader offsetStorageReader() {
                return FakeConnect.this;
            }

            @Override
            public PluginMetrics pluginMetrics() {
                throw new UnsupportedOperationException("Connect has this only from 4.1 on");
            }
        };
    }
}
