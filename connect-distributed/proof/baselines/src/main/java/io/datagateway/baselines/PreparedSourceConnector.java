// SPDX-License-Identifier: Apache-2.0
package io.datagateway.baselines;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** A source of records that were made before: what Connect itself can do. */
public final class PreparedSourceConnector extends SourceConnector {

    static final String TOPIC = "topic";
    static final String PARTITIONS = "partitions";
    static final String PAYLOAD = "payload.file";
    static final String DELIMITER = "payload.delimiter";
    static final String BATCH = "batch.records";

    static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(TOPIC, ConfigDef.Type.STRING, Importance.HIGH, "Where the records go.")
            .define(PARTITIONS, ConfigDef.Type.INT, Importance.HIGH, "Of the topic.")
            .define(PAYLOAD, ConfigDef.Type.STRING, Importance.HIGH, "The file with the values.")
            .define(DELIMITER, ConfigDef.Type.STRING, Importance.HIGH, "What stands between them.")
            .define(BATCH, ConfigDef.Type.INT, 2_000, Importance.LOW, "Records of a poll.");

    private Map<String, String> settings = Map.of();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return PreparedSourceTask.class;
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> newSettings) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public void start(Map<String, String> newSettings) {
        settings = Map.copyOf(newSettings);
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Collections.nCopies(maxTasks, settings);
    }

    @Override
    public void stop() {}
}
