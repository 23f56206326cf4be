// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.settings.Looks;
import io.datagateway.contract.settings.SettingIssue;
import io.datagateway.quality.validation.position.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each {@link ValidationSourceTask} its number. Tasks find the raw topics by themselves, so that a new one
 * restarts none.
 */
public final class ValidationSourceConnector extends SourceConnector {

    /** The version, from the jar's manifest. */
    static final String VERSION = Objects.requireNonNullElse(
            ValidationSourceConnector.class.getPackage().getImplementationVersion(), "unknown");

    private static final Logger log = LoggerFactory.getLogger(ValidationSourceConnector.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Function<Map<String, Object>, Admin> admins;
    private @Nullable ValidationConfig config;
    private @Nullable Admin admin;

    public ValidationSourceConnector() {
        this(Admin::create);
    }

    ValidationSourceConnector(Function<Map<String, Object>, Admin> admins) {
        this.admins = admins;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public ConfigDef config() {
        return ValidationConfig.CONFIG_DEF;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return ValidationSourceTask.class;
    }

    @Override
    public Config validate(Map<String, String> settings) {
        List<ConfigValue> values = super.validate(settings).configValues();
        List<SettingIssue> issues = new ArrayList<>(ConnectorConfigCheck.issues(settings));
        issues.addAll(Looks.within(Looks.LIMIT, ReadSettings.files(settings)));
        for (SettingIssue issue : issues) {
            valueOf(issue.key(), values).addErrorMessage(issue.message());
        }
        return new Config(values);
    }

    private static ConfigValue valueOf(String key, List<ConfigValue> values) {
        for (ConfigValue value : values) {
            if (value.name().equals(key)) {
                return value;
            }
        }
        // Of a setting of Connect's own. It stays without a value, which Connect would want parsed as it does itself.
        ConfigValue added = new ConfigValue(key);
        values.add(added);
        return added;
    }

    /**
     * Always supported: the connector reads committed records only, and its whole position is in the source offsets.
     */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> settings) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> settings) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    /** Waits for nothing: Kafka may be away. */
    @Override
    public void start(Map<String, String> settings) {
        ReadSettings.requireAllowed(settings);
        config = new ValidationConfig(settings);
        warn(settings);
        admin = admins.apply(config.adminSettings());
        ConnectVersion.log(admin);
    }

    /** No reason to stop: a later version may know a setting, or what runs Connect has added it. */
    private static void warn(Map<String, String> settings) {
        ReadSettings.unknownIn(settings).forEach(issue -> log.warn("{} It is ignored.", issue.message()));
        String regex = settings.getOrDefault(TopicKeys.TOPICS_REGEX, "");
        if (!regex.isEmpty() && !RawTopicPattern.mayMatch(regex)) {
            log.warn("{} {}", TopicKeys.TOPICS_REGEX, RawTopicPattern.MATCHES_NOTHING);
        }
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Objects.requireNonNull(config, "not started").taskSettings(maxTasks);
    }

    @Override
    public void stop() {
        if (admin != null) {
            admin.close(CLOSE_TIMEOUT);
        }
    }

    /**
     * Checks that the task will find and understand what an operator sets. Removing a position is always allowed, so
     * that nothing wrong can stay.
     */
    @Override
    public boolean alterOffsets(Map<String, String> settings, Map<Map<String, ?>, @Nullable Map<String, ?>> offsets) {
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                SourcePosition.checkKey(partition);
                SourcePosition.of(offset);
            }
        });
        return true;
    }
}
