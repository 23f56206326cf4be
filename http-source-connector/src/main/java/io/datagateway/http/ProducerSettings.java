// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.settings.SettingIssue;
import io.datagateway.http.intake.ProducerBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of the tasks' producer, as far as the connector has them: the worker's own cannot be seen. */
final class ProducerSettings {

    static final String ERRORS_TOLERANCE = "errors.tolerance";

    private static final String PREFIX = "producer.override.";
    static final String MAX_BLOCK = PREFIX + ProducerConfig.MAX_BLOCK_MS_CONFIG;
    static final String DELIVERY_TIMEOUT = PREFIX + ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
    static final String BUFFER_MEMORY = PREFIX + ProducerConfig.BUFFER_MEMORY_CONFIG;
    private static final String BATCH_SIZE = PREFIX + ProducerConfig.BATCH_SIZE_CONFIG;

    private ProducerSettings() {}

    /** Returns the producer's buffer; Kafka's defaults where a setting is missing or no number. */
    static ProducerBudget budget(Map<String, ?> settings) {
        ProducerBudget usual = ProducerBudget.DEFAULT;
        return new ProducerBudget(
                number(settings, BUFFER_MEMORY, usual.bufferBytes()),
                (int) Math.min(Integer.MAX_VALUE, number(settings, BATCH_SIZE, usual.batchBytes())),
                "all".equals(settings.get(ERRORS_TOLERANCE)));
    }

    /** Returns what does not fit together with the connector's own limits. */
    static List<SettingIssue> check(HttpSourceConfig config) {
        Map<String, ?> settings = config.originals();
        var issues = new ArrayList<SettingIssue>();
        atMost(
                issues,
                settings,
                new Bound(
                        MAX_BLOCK,
                        config.number(ConfigKeys.QUEUE_TIMEOUT),
                        ConfigKeys.QUEUE_TIMEOUT + ": while the producer waits for a topic, all topics wait"));
        atMost(
                issues,
                settings,
                new Bound(
                        DELIVERY_TIMEOUT,
                        2 * config.number(ConfigKeys.REQUEST_TIMEOUT),
                        "twice " + ConfigKeys.REQUEST_TIMEOUT + ": nobody waits for the records any more"));
        long least = 2 * config.number(ConfigKeys.REQUEST_MAX_BYTES);
        if (number(settings, BUFFER_MEMORY, least) < least) {
            issues.add(new SettingIssue(
                    BUFFER_MEMORY,
                    BUFFER_MEMORY + " must be at least twice " + ConfigKeys.REQUEST_MAX_BYTES + ", which is " + least
                            + ": else one topic fills the producer's buffer."));
        }
        return issues;
    }

    private record Bound(String key, long most, String what) {}

    private static void atMost(List<SettingIssue> issues, Map<String, ?> settings, Bound bound) {
        if (number(settings, bound.key(), 0) > bound.most()) {
            issues.add(new SettingIssue(
                    bound.key(), bound.key() + " must be no more than " + bound.most() + ", " + bound.what() + "."));
        }
    }

    private static long number(Map<String, ?> settings, String key, long otherwise) {
        String text =
                settings.containsKey(key) ? String.valueOf(settings.get(key)).strip() : "";
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : otherwise;
    }
}
