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
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.metrics.Metrics;

/**
 * The settings of the validation connector: all keys, which {@link TopicKeys}, {@link DedupKeys}, {@link KafkaKeys} and
 * {@link StatusKeys} define, and what the connector and its tasks read of them.
 */
final class ValidationConfig extends AbstractConfig {

    /** The setting of a task that holds its partitions; set by a connector of an earlier version. */
    private static final String TASK_PARTITIONS = "task.partitions";

    /** The setting of a task that holds the number of all tasks; set by the connector. */
    private static final String TASK_COUNT = "task.count";

    /** The setting of a task that holds its number, from 0; set by the connector. */
    private static final String TASK_ID = "task.id";

    private static final String NAME = "name";

    static final ConfigDef CONFIG_DEF = MetricsRegistry.define(
            StatusKeys.define(KafkaKeys.define(DedupKeys.define(TopicKeys.define(new ConfigDef())))));

    ValidationConfig(Map<String, String> settings) {
        super(CONFIG_DEF, settings, false);
    }

    Pattern topicsRegex() {
        return Pattern.compile(getString(TopicKeys.TOPICS_REGEX));
    }

    Duration topicsRefresh() {
        return Duration.ofMillis(getLong(TopicKeys.TOPICS_REFRESH_MS));
    }

    DedupWindow dedupWindow() {
        return new DedupWindow(getLong(DedupKeys.DEDUP_WINDOW_MS), getInt(DedupKeys.DEDUP_WINDOW_RECORDS));
    }

    LossPolicy recordsLost() {
        return LossPolicy.parse(getString(TopicKeys.RECORDS_LOST));
    }

    /** The settings of {@code count} tasks. They depend on nothing else, so that no topic restarts a task. */
    List<Map<String, String>> taskSettings(int count) {
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            Map<String, String> task = new HashMap<>(originalsStrings());
            task.put(TASK_ID, Integer.toString(id));
            task.put(TASK_COUNT, Integer.toString(count));
            task.putIfAbsent(KafkaKeys.CLIENT_ID, originals().get(NAME) + "-" + id);
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
        return ReadSettings.contractFolders(settings)
                .flatMap(key -> Stream.ofNullable(settings.get(key)))
                .map(Path::of)
                .findFirst();
    }

    /** The settings of the status; only in the settings of a task. */
    StatusSettings statusSettings() {
        String number = originalsStrings().get(TASK_ID);
        OptionalInt task = number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
        return new StatusSettings(
                new StatusSettings.Writer(String.valueOf(originals().get(NAME)), task),
                getString(StatusKeys.STATUS_TOPIC),
                Duration.ofMillis(getLong(StatusKeys.STATUS_INTERVAL_MS)),
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
        return originalsWithPrefix(KafkaKeys.KAFKA_PREFIX);
    }

    Map<String, Object> consumerSettings() {
        Map<String, Object> settings = originalsWithPrefix(KafkaKeys.KAFKA_PREFIX);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, getInt(KafkaKeys.MAX_POLL_RECORDS));
        settings.putAll(KafkaKeys.FIXED_CONSUMER_SETTINGS);
        return settings;
    }
}
