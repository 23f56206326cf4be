// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.metrics.MetricsRegistry;
import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.position.LossPolicy;
import io.datagateway.quality.validation.status.StatusSettings;
import io.datagateway.quality.validation.topics.TaskShare;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.Metrics;

/** The settings of the validation connector; the only place that knows their names. */
final class ValidationConfig extends AbstractConfig {

    static final String KAFKA_PREFIX = "kafka.";
    static final String BOOTSTRAP_SERVERS = KAFKA_PREFIX + "bootstrap.servers";
    static final String MAX_POLL_RECORDS = KAFKA_PREFIX + "max.poll.records";
    static final String TOPICS_REGEX = "topics.regex";
    static final String TOPICS_REFRESH_MS = "topics.refresh.ms";
    static final String RECORDS_LOST = "records.lost";
    static final String DEDUP_WINDOW_MS = "dedup.window.ms";
    static final String DEDUP_WINDOW_RECORDS = "dedup.window.records";
    static final String STATUS_TOPIC = "status.topic";
    static final String STATUS_INTERVAL_MS = "status.interval.ms";

    /** The setting of a task that holds its partitions; set by a connector of an earlier version. */
    private static final String TASK_PARTITIONS = "task.partitions";

    /** The setting of a task that holds the number of all tasks; set by the connector. */
    private static final String TASK_COUNT = "task.count";

    /** The setting of a task that holds its number, from 0; set by the connector. */
    private static final String TASK_ID = "task.id";

    private static final String CLIENT_ID = KAFKA_PREFIX + "client.id";
    private static final String NAME = "name";

    /** Consumer settings that the guarantees rest on, so the operator cannot choose them. */
    static final Map<String, String> FIXED_CONSUMER_SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");

    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{0,249}");

    static final ConfigDef CONFIG_DEF =
            MetricsRegistry.define(defineStatus(defineKafka(defineDedup(defineTopics(new ConfigDef())))));

    ValidationConfig(Map<String, String> settings) {
        super(CONFIG_DEF, settings, false);
    }

    private static ConfigDef defineTopics(ConfigDef def) {
        return def.define(
                        TOPICS_REGEX,
                        ConfigDef.Type.STRING,
                        ".+\\.raw",
                        LambdaValidator.with(ValidationConfig::checkRegex, () -> "a regular expression of Java"),
                        Importance.HIGH,
                        "Regular expression of the raw topics to validate; it must match the whole name. "
                                + "Only names that end in .raw are taken, and only while <topic>.prod and "
                                + "<topic>.dlq exist. If the expressions of two connectors overlap, records are "
                                + "validated twice.",
                        "Topics",
                        1,
                        Width.MEDIUM,
                        "Raw topics")
                .define(
                        TOPICS_REFRESH_MS,
                        ConfigDef.Type.LONG,
                        30_000L,
                        Range.between(1_000L, 86_400_000L),
                        Importance.LOW,
                        "Interval between two looks for new topics and partitions, in milliseconds. A new "
                                + "topic or partition waits at most this long. Each task looks by itself, which costs "
                                + "two requests to Kafka. A change restarts nothing, and the other partitions go on.",
                        "Topics",
                        2,
                        Width.SHORT,
                        "Look for topics every (ms)")
                .define(
                        RECORDS_LOST,
                        ConfigDef.Type.STRING,
                        LossPolicy.HOLD,
                        LambdaValidator.with(
                                ValidationConfig::checkLosses, () -> "hold, earliest, or losses to accept"),
                        Importance.MEDIUM,
                        "What becomes of a partition whose next records Kafka has lost, by retention or because the "
                                + "topic was created anew. hold keeps it waiting, while the others go on; the log and "
                                + "the status name the loss. A list of such names, separated by commas, accepts these "
                                + "losses and goes on with the first record there is; remove them later. earliest "
                                + "accepts every loss, and counts it.",
                        "Topics",
                        3,
                        Width.LONG,
                        "Lost records");
    }

    private static ConfigDef defineDedup(ConfigDef def) {
        return def.define(
                        DEDUP_WINDOW_MS,
                        ConfigDef.Type.LONG,
                        86_400_000L,
                        Range.between(0L, 31_536_000_000L),
                        Importance.MEDIUM,
                        "Time within which a repeated record is found and not copied, in milliseconds "
                                + "between the Kafka timestamps of both. Clients must not repeat a request later "
                                + "than that. 0 turns this off: every record is copied, however often it was sent.",
                        "Duplicates",
                        1,
                        Width.SHORT,
                        "Window (ms)")
                .define(
                        DEDUP_WINDOW_RECORDS,
                        ConfigDef.Type.INT,
                        1_000_000,
                        Range.between(1, 100_000_000),
                        Importance.MEDIUM,
                        "Number of offsets back in the raw partition within which a repeated record is "
                                + "found, if dedup.window.ms does not end before. Each takes up to 56 bytes of the "
                                + "worker's memory, and is read again when a task starts, before it goes on. All "
                                + "windows of a worker together take at most a quarter of its heap; if that is not "
                                + "enough, the largest windows get shorter.",
                        "Duplicates",
                        2,
                        Width.SHORT,
                        "Window (records)");
    }

    private static ConfigDef defineKafka(ConfigDef def) {
        return def.define(
                        BOOTSTRAP_SERVERS,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        new NonEmptyString(),
                        Importance.HIGH,
                        "The Kafka cluster with the raw topics, as host:port, several separated by "
                                + "commas. Every other setting that begins with kafka. goes to the consumer and the "
                                + "admin client without that prefix, for example kafka.security.protocol.",
                        "Kafka",
                        1,
                        Width.LONG,
                        "Bootstrap servers")
                .define(
                        MAX_POLL_RECORDS,
                        ConfigDef.Type.INT,
                        2_000,
                        Range.atLeast(1),
                        Importance.MEDIUM,
                        "Greatest number of records read at once. With exactly-once this is also the size "
                                + "of a transaction: in a larger one each record costs less, but consumers see all "
                                + "of them later, and all are copied again if one fails.",
                        "Kafka",
                        2,
                        Width.SHORT,
                        "Records per transaction");
    }

    private static ConfigDef defineStatus(ConfigDef def) {
        return def.define(
                        STATUS_TOPIC,
                        ConfigDef.Type.STRING,
                        "data-gateway.status",
                        LambdaValidator.with(ValidationConfig::checkTopic, () -> "a topic name, or empty"),
                        Importance.MEDIUM,
                        "Topic to which the tasks write the status of each raw partition: position, lag and "
                                + "catalog. The gateway shows it at /health/topics. Create it compacted. Where it is "
                                + "missing or may not be written to, the log says so and the validation goes on. Empty "
                                + "turns it off.",
                        "Status",
                        1,
                        Width.MEDIUM,
                        "Status topic")
                .define(
                        STATUS_INTERVAL_MS,
                        ConfigDef.Type.LONG,
                        2_000L,
                        Range.between(100L, 60_000L),
                        Importance.LOW,
                        "Interval between two looks for partitions whose status has changed, in "
                                + "milliseconds. The status of the others is written every fifth time, so that its "
                                + "age tells whether the task works.",
                        "Status",
                        2,
                        Width.SHORT,
                        "Write the status every (ms)");
    }

    private static void checkTopic(String name, Object value) {
        if (!TOPIC_NAME.matcher((String) value).matches()) {
            throw new ConfigException(name, value, "not the name of a topic");
        }
    }

    private static void checkLosses(String name, Object value) {
        try {
            LossPolicy.parse((String) value);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, e.getMessage());
        }
    }

    private static void checkRegex(String name, Object value) {
        try {
            Pattern.compile((String) value);
        } catch (PatternSyntaxException e) {
            throw new ConfigException(name, value, "not a regular expression: " + e.getDescription());
        }
    }

    Pattern topicsRegex() {
        return Pattern.compile(getString(TOPICS_REGEX));
    }

    Duration topicsRefresh() {
        return Duration.ofMillis(getLong(TOPICS_REFRESH_MS));
    }

    DedupWindow dedupWindow() {
        return new DedupWindow(getLong(DEDUP_WINDOW_MS), getInt(DEDUP_WINDOW_RECORDS));
    }

    LossPolicy recordsLost() {
        return LossPolicy.parse(getString(RECORDS_LOST));
    }

    /** The settings of {@code count} tasks. They depend on nothing else, so that no topic restarts a task. */
    List<Map<String, String>> taskSettings(int count) {
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            Map<String, String> task = new HashMap<>(originalsStrings());
            task.put(TASK_ID, Integer.toString(id));
            task.put(TASK_COUNT, Integer.toString(count));
            task.putIfAbsent(CLIENT_ID, originals().get(NAME) + "-" + id);
            tasks.add(task);
        }
        return tasks;
    }

    /** The task's share; only in the settings of a task. */
    TaskShare taskShare() {
        Map<String, String> settings = originalsStrings();
        String count = settings.get(TASK_COUNT);
        return count == null
                ? TaskShare.fixed(Objects.requireNonNull(settings.get(TASK_PARTITIONS), TASK_PARTITIONS))
                : TaskShare.of(
                        Integer.parseInt(Objects.requireNonNull(settings.get(TASK_ID), TASK_ID)),
                        Integer.parseInt(count));
    }

    ProducerBounds producerBounds() {
        return new ProducerBounds(originalsStrings());
    }

    /** The task's name, of its threads too; only in the settings of a task. */
    String taskName() {
        Map<String, String> settings = originalsStrings();
        return settings.getOrDefault(NAME, "") + "-" + settings.getOrDefault(TASK_ID, "");
    }

    /** The folder of the contracts that the records are judged by; empty if no transform names one. */
    Optional<Path> contracts() {
        Map<String, String> settings = originalsStrings();
        return Stream.of(settings.getOrDefault("transforms", "").split(","))
                .map(alias -> "transforms." + alias.trim())
                .filter(transform -> ConnectorConfigCheck.VALIDATE.equals(settings.get(transform + ".type")))
                .flatMap(transform -> Stream.ofNullable(settings.get(transform + ".contracts.path")))
                .map(Path::of)
                .findFirst();
    }

    /** The settings of the status; only in the settings of a task. */
    StatusSettings statusSettings() {
        String number = originalsStrings().get(TASK_ID);
        OptionalInt task = number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
        return new StatusSettings(
                new StatusSettings.Writer(String.valueOf(originals().get(NAME)), task),
                getString(STATUS_TOPIC),
                Duration.ofMillis(getLong(STATUS_INTERVAL_MS)),
                adminSettings());
    }

    /**
     * Opens the registry of the task's metrics; only in the settings of a task. Those that a connector of an earlier
     * version has made have no number.
     */
    Metrics openMetrics() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("connector", originalsStrings().getOrDefault(NAME, ""));
        tags.put("task", originalsStrings().getOrDefault(TASK_ID, ""));
        return MetricsRegistry.open(this, tags);
    }

    Map<String, Object> adminSettings() {
        return originalsWithPrefix(KAFKA_PREFIX);
    }

    Map<String, Object> consumerSettings() {
        Map<String, Object> settings = originalsWithPrefix(KAFKA_PREFIX);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, getInt(MAX_POLL_RECORDS));
        settings.putAll(FIXED_CONSUMER_SETTINGS);
        return settings;
    }
}
