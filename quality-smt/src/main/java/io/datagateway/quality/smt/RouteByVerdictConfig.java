// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.quality.metrics.MetricsRegistry;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of {@link RouteByVerdict}. */
final class RouteByVerdictConfig extends AbstractConfig {

    private static final String CONNECTOR_NAME = "connector.name";

    static final ConfigDef CONFIG_DEF = MetricsRegistry.define(new ConfigDef()
            .define(
                    CONNECTOR_NAME,
                    ConfigDef.Type.STRING,
                    "",
                    Importance.LOW,
                    "Name of the connector, written into the header __connect.errors.connector.name of "
                            + "dead letters. Kafka Connect does not give it to a transform. Without this setting, "
                            + "dead letters have no such header.",
                    "Dead letters",
                    1,
                    Width.MEDIUM,
                    "Connector name"));

    RouteByVerdictConfig(Map<String, ?> settings) {
        super(CONFIG_DEF, settings);
    }

    /** The name of the connector; empty if it is not set. */
    String connectorName() {
        return getString(CONNECTOR_NAME);
    }
}
