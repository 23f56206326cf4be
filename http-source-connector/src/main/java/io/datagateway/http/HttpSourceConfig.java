// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.api.RequestLimits;
import io.datagateway.http.intake.IdempotencyLimits;
import io.datagateway.http.intake.IntakeLimits;
import io.datagateway.http.intake.TaskId;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.server.ListenerSettings;
import io.datagateway.http.server.ManagementSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** The settings of the connector and its tasks. */
public final class HttpSourceConfig extends AbstractConfig {

    public static final ConfigDef CONFIG_DEF = ConfigKeys.define();

    /** Given to each task by the connector. */
    static final String TASK_ID = "task.id";

    static final String NAME = "name";
    static final String PRODUCER_MAX_REQUEST_SIZE = "producer.override." + ProducerConfig.MAX_REQUEST_SIZE_CONFIG;

    private static final int DEFAULT_MAX_REQUEST_SIZE = 1024 * 1024;

    public HttpSourceConfig(Map<String, String> settings) {
        super(CONFIG_DEF, settings, false);
    }

    String connector() {
        return String.valueOf(originals().get(NAME));
    }

    TaskId taskId() {
        return new TaskId(
                connector(), Integer.parseInt(String.valueOf(originals().get(TASK_ID))));
    }

    ListenerSettings listener() {
        var ssl = new HashMap<String, Object>();
        values().forEach((key, value) -> {
            if (key.startsWith(TlsKeys.PREFIX) && value != null) {
                ssl.put(key.substring(ConfigKeys.LISTENER_PREFIX.length()), value);
            }
        });
        return new ListenerSettings(
                getString(ConfigKeys.LISTENER_HOST),
                getInt(ConfigKeys.LISTENER_PORT),
                ssl,
                LimitKeys.connections(this));
    }

    @Nullable
    ManagementSettings management() {
        Integer port = getInt(ConfigKeys.MANAGEMENT_PORT);
        return port == null ? null : new ManagementSettings(getString(ConfigKeys.MANAGEMENT_HOST), port);
    }

    Duration linger() {
        return millis(ConfigKeys.LISTENER_LINGER);
    }

    ByteBudget.Bounds memory() {
        return LimitKeys.memory(this);
    }

    Path contracts() {
        return Path.of(getString(ConfigKeys.CONTRACTS_PATH));
    }

    /** Settings of the client that asks for the raw topics. */
    Map<String, Object> kafka() {
        return originalsWithPrefix(ConfigKeys.KAFKA_PREFIX);
    }

    Duration metadataRefresh() {
        return millis(ConfigKeys.METADATA_REFRESH);
    }

    /** The largest record that the producer of the tasks lets through, as far as the connector's settings say. */
    int maxRequestSize() {
        Object override = originals().get(PRODUCER_MAX_REQUEST_SIZE);
        return override == null ? DEFAULT_MAX_REQUEST_SIZE : Integer.parseInt(override.toString());
    }

    RequestLimits requests() {
        return new RequestLimits(
                getInt(ConfigKeys.REQUEST_MAX_BYTES),
                getInt(ConfigKeys.REQUEST_MAX_RECORDS),
                millis(ConfigKeys.BODY_TIMEOUT),
                millis(ConfigKeys.QUEUE_TIMEOUT),
                millis(ConfigKeys.REQUEST_TIMEOUT),
                LimitKeys.client(this));
    }

    IdempotencyLimits idempotency() {
        return new IdempotencyLimits(
                millis(ConfigKeys.IDEMPOTENCY_WINDOW), getInt(ConfigKeys.IDEMPOTENCY_WINDOW_REQUESTS));
    }

    IntakeLimits intake() {
        return new IntakeLimits(
                getInt(ConfigKeys.QUEUE_MAX_RECORDS),
                getLong(ConfigKeys.QUEUE_MAX_BYTES),
                millis(ConfigKeys.HEARTBEAT_TIMEOUT),
                millis(ConfigKeys.POLL_LINGER));
    }

    int pollMaxRecords() {
        return getInt(ConfigKeys.POLL_MAX_RECORDS);
    }

    /** Whether a key that may be none is not. */
    boolean isSet(String key) {
        return get(key) != null;
    }

    /** The value of an int or long key. */
    long number(String key) {
        return ((Number) get(key)).longValue();
    }

    /** Whether a listener on these settings is the same as on {@code other}, whoever's they are. */
    boolean hasSameListener(HttpSourceConfig other) {
        return values().equals(other.values())
                && kafka().equals(other.kafka())
                && maxRequestSize() == other.maxRequestSize();
    }

    /** Whether the records of the two connectors go the same way, so that a task of either may take them. */
    boolean differsOnlyInName(HttpSourceConfig other) {
        return withoutName().equals(other.withoutName());
    }

    private Map<String, Object> withoutName() {
        var settings = new HashMap<>(originals());
        settings.keySet().removeAll(Set.of("name", "task.id", "tasks.max"));
        return settings;
    }

    Duration millis(String key) {
        return Duration.ofMillis(getLong(key));
    }
}
