// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of {@link RouteByVerdict}. */
final class RouteByVerdictConfig extends AbstractConfig {

    private static final String CONNECTOR_NAME = "connector.name";

    static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    CONNECTOR_NAME,
                    ConfigDef.Type.STRING,
                    "",
                    Importance.LOW,
                    "Name of the connector, for the header __connect.errors.connector.name of dead letters; Kafka Connect does "
                            + "not tell it to a transform. Without it, dead letters have no such header.",
                    "Dead letters",
                    1,
                    Width.MEDIUM,
                    "Connector name");

    RouteByVerdictConfig(Map<String, ?> settings) {
        super(CONFIG_DEF, settings);
    }

    /** Empty if it was not told. */
    String connectorName() {
        return getString(CONNECTOR_NAME);
    }
}
