// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.metrics;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.utils.Time;

/**
 * A metrics registry of Kafka with the reporters of the setting {@value #REPORTERS}, as each of Kafka's clients has one.
 * Connect's own registry is open to plugins only from 4.1 on (KIP-877).
 */
public final class MetricsRegistry {

    /** The domain of the names in JMX. */
    private static final String DOMAIN = "io.datagateway";

    private static final String REPORTERS = "metric.reporters";

    private MetricsRegistry() {}

    /** Adds the setting. */
    public static ConfigDef define(ConfigDef settings) {
        return settings.define(
                REPORTERS,
                ConfigDef.Type.LIST,
                List.of(JmxReporter.class.getName()),
                new ConfigDef.NonNullValidator(),
                Importance.LOW,
                "Classes that report the metrics, as Kafka's clients have them: implementations of MetricsReporter on"
                        + " the class path of the worker. Each is given all settings here. Empty turns reports off.",
                "Metrics",
                1,
                Width.LONG,
                "Metric reporters");
    }

    /**
     * Opens a registry with its reporters; closing it takes its metrics away from them.
     *
     * @param tags on every metric; one without a value is left out of names in JMX
     */
    public static Metrics open(AbstractConfig config, Map<String, String> tags) {
        List<MetricsReporter> reporters = config.getConfiguredInstances(REPORTERS, MetricsReporter.class);
        return new Metrics(new MetricConfig().tags(tags), reporters, Time.SYSTEM, new KafkaMetricsContext(DOMAIN));
    }
}
