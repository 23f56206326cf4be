// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.settings.SettingIssue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connector that takes records over HTTPS and answers 201 when Kafka has them: {@code POST /api/1.0/{topic}} to {@code <topic>.raw}. */
public final class HttpSourceConnector extends SourceConnector {

    private static final Logger log = LoggerFactory.getLogger(HttpSourceConnector.class);

    /** From the jar's manifest. */
    static final String VERSION =
            Objects.requireNonNullElse(HttpSourceConnector.class.getPackage().getImplementationVersion(), "unknown");

    private final KafkaClients kafka;
    private Map<String, String> settings = Map.of();
    private @Nullable KafkaReach reach;

    public HttpSourceConnector() {
        this(KafkaClients.real());
    }

    HttpSourceConnector(KafkaClients kafka) {
        this.kafka = kafka;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public ConfigDef config() {
        return HttpSourceConfig.CONFIG_DEF;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return HttpSourceTask.class;
    }

    @Override
    public void start(Map<String, String> newSettings) {
        GatewayFiles.requireAllowed(newSettings);
        settings = Map.copyOf(newSettings);
        // No reason to stop: a later version may know them, or what runs Connect has added them.
        GatewaySettings.unknownIn(settings).forEach(issue -> log.warn("{} It is ignored.", issue.message()));
        ConnectVersion.log();
        ConnectorContext worker = context;
        if (worker != null) {
            reach = new KafkaReach(kafka.admins(), worker::raiseError);
            reach.ask(new HttpSourceConfig(newSettings).kafka());
        }
    }

    /** Returns the same settings for every task: each takes the requests that the load balancer sends to its worker. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks).mapToObj(this::taskConfig).toList();
    }

    private Map<String, String> taskConfig(int number) {
        var config = new HashMap<>(settings);
        config.put(HttpSourceConfig.TASK_ID, Integer.toString(number));
        return config;
    }

    @Override
    public void stop() {
        if (reach != null) {
            reach.close();
        }
    }

    /**
     * Refuses also settings that Connect allows but that would break the promise of 201, that nobody reads, or whose files
     * cannot be used here. Asks nothing over the network.
     */
    @Override
    public Config validate(Map<String, String> newSettings) {
        var values = new LinkedHashMap<String, ConfigValue>();
        super.validate(newSettings).configValues().forEach(value -> values.put(value.name(), value));
        List<SettingIssue> issues = new ArrayList<>(ConnectorConfigCheck.of(newSettings));
        issues.addAll(GatewayFiles.issues(newSettings, issues));
        for (SettingIssue issue : issues) {
            values.computeIfAbsent(issue.key(), ConfigValue::new).addErrorMessage(issue.message());
        }
        return new Config(List.copyOf(values.values()));
    }

    /** Supports exactly-once: a request's records are acknowledged when their transaction is committed. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> newSettings) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /** Acknowledgements rely on one transaction for each list of records. */
    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> newSettings) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    /** Allows only the deletion of offsets: requests have no position to begin from. */
    @Override
    public boolean alterOffsets(Map<String, String> newSettings, Map<Map<String, ?>, Map<String, ?>> offsets) {
        if (offsets.values().stream().anyMatch(Objects::nonNull)) {
            throw new ConnectException("The HTTP source has no offsets that could be set; they can only be deleted.");
        }
        return true;
    }
}
