// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.quality.metrics.MetricsRegistry;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * The counters that all transforms of a worker share: Connect tells a transform neither its connector nor its task.
 * They begin with the first transform that opens them, whose settings name the reporters, and end with the last.
 */
final class SharedCounters {

    /** Those of the plugin's class loader, which a worker has one of. */
    static final SharedCounters OF_WORKER = new SharedCounters();

    private int users;
    private @Nullable Metrics metrics;
    private Counters counters = new Counters(null);

    /** Returns the counters; whoever calls this calls {@link #close} once. */
    synchronized Counters open(AbstractConfig config) {
        if (users == 0) {
            metrics = MetricsRegistry.open(config, Map.of());
            counters = new Counters(metrics);
        }
        users++;
        return counters;
    }

    synchronized void close() {
        users--;
        if (users == 0) {
            Objects.requireNonNull(metrics).close();
        }
    }
}
