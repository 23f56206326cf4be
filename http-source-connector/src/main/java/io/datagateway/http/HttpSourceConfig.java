// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.api.RequestLimits;
import io.datagateway.http.intake.IdempotencyLimits;
import io.datagateway.http.intake.QueueLimits;
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

    /** Key of the task's number, which the connector adds. */
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
            if (TlsKeys.has(key) && value != null) {
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

    String statusTopic() {
        return getString(ConfigKeys.STATUS_TOPIC);
    }

    /** Returns true if the status of the topics is read: only where there is an address to tell it. */
    boolean readsStatus() {
        return management() != null && !statusTopic().isEmpty();
    }

    Duration linger() {
        return duration(ConfigKeys.LISTENER_LINGER);
    }

    ByteBudget.Bounds memory() {
        return LimitKeys.memory(this);
    }

    Path contracts() {
        return Path.of(getString(ConfigKeys.CONTRACTS_PATH));
    }

    /** Returns the settings of the client that asks for the raw topics. */
    Map<String, Object> kafka() {
        return originalsWithPrefix(ConfigKeys.KAFKA_PREFIX);
    }

    Duration metadataRefresh() {
        return duration(ConfigKeys.METADATA_REFRESH);
    }

    /** Returns the largest record in bytes that the producer of the tasks accepts, as far as the connector's settings tell. */
    int maxRequestSize() {
        Object override = originals().get(PRODUCER_MAX_REQUEST_SIZE);
        return override == null ? DEFAULT_MAX_REQUEST_SIZE : Integer.parseInt(override.toString());
    }

    RequestLimits requests() {
        return new RequestLimits(
                getInt(ConfigKeys.REQUEST_MAX_BYTES),
                getInt(ConfigKeys.REQUEST_MAX_RECORDS),
                duration(ConfigKeys.BODY_TIMEOUT),
                duration(ConfigKeys.QUEUE_TIMEOUT),
                duration(ConfigKeys.REQUEST_TIMEOUT),
                LimitKeys.clientQuota(this));
    }

    IdempotencyLimits idempotency() {
        return new IdempotencyLimits(
                duration(ConfigKeys.IDEMPOTENCY_WINDOW), getInt(ConfigKeys.IDEMPOTENCY_WINDOW_REQUESTS));
    }

    QueueLimits queueLimits() {
        return new QueueLimits(
                getInt(ConfigKeys.QUEUE_MAX_RECORDS),
                getLong(ConfigKeys.QUEUE_MAX_BYTES),
                duration(ConfigKeys.HEARTBEAT_TIMEOUT),
                duration(ConfigKeys.POLL_LINGER),
                ProducerSettings.budget(originals()));
    }

    int pollMaxRecords() {
        return getInt(ConfigKeys.POLL_MAX_RECORDS);
    }

    /** Returns true if the key has a value. */
    boolean isSet(String key) {
        return get(key) != null;
    }

    /** Returns the value of an int or long key. */
    long number(String key) {
        return ((Number) get(key)).longValue();
    }

    /** Returns true if a listener on these settings is the same as on {@code other}, of any connector. */
    boolean hasSameListener(HttpSourceConfig other) {
        return values().equals(other.values())
                && kafka().equals(other.kafka())
                && maxRequestSize() == other.maxRequestSize();
    }

    /** Returns true if the records of both connectors go the same way, so that a task of either may take them. */
    boolean differsOnlyInName(HttpSourceConfig other) {
        return withoutName().equals(other.withoutName());
    }

    private Map<String, Object> withoutName() {
        var settings = new HashMap<>(originals());
        settings.keySet().removeAll(Set.of("name", "task.id", "tasks.max"));
        return settings;
    }

    /** Returns the value of a key in milliseconds. */
    Duration duration(String key) {
        return Duration.ofMillis(getLong(key));
    }
}
