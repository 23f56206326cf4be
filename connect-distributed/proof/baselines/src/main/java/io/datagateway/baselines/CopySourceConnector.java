// SPDX-License-Identifier: Apache-2.0
package io.datagateway.baselines;

import io.datagateway.quality.validation.ValidationSourceConnector;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** The validation connector without its check of the config, which requires two transforms: copies raw to dlq. */
public final class CopySourceConnector extends SourceConnector {

    private final ValidationSourceConnector validation = new ValidationSourceConnector();

    @Override
    public String version() {
        return validation.version();
    }

    @Override
    public void initialize(ConnectorContext context) {
        super.initialize(context);
        validation.initialize(context);
    }

    @Override
    public void initialize(ConnectorContext context, List<Map<String, String>> taskConfigs) {
        super.initialize(context, taskConfigs);
        validation.initialize(context, taskConfigs);
    }

    @Override
    public ConfigDef config() {
        return validation.config();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return validation.taskClass();
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> settings) {
        return validation.exactlyOnceSupport(settings);
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> settings) {
        return validation.canDefineTransactionBoundaries(settings);
    }

    @Override
    public void start(Map<String, String> settings) {
        validation.start(settings);
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return validation.taskConfigs(maxTasks);
    }

    @Override
    public void stop() {
        validation.stop();
    }
}
