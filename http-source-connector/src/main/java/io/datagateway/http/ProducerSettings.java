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
        long most = 2 * config.number(ConfigKeys.REQUEST_TIMEOUT);
        for (String key : List.of(MAX_BLOCK, DELIVERY_TIMEOUT)) {
            if (number(settings, key, 0) > most) {
                issues.add(new SettingIssue(
                        key,
                        key + " must be no more than twice " + ConfigKeys.REQUEST_TIMEOUT + ", which is " + most
                                + ": nobody waits for the records any more, and other topics wait for their end."));
            }
        }
        long least = 2 * config.number(ConfigKeys.REQUEST_MAX_BYTES);
        if (number(settings, BUFFER_MEMORY, least) < least) {
            issues.add(new SettingIssue(
                    BUFFER_MEMORY,
                    BUFFER_MEMORY + " must be at least twice " + ConfigKeys.REQUEST_MAX_BYTES + ", which is " + least
                            + ": else one topic fills the producer's buffer."));
        }
        return issues;
    }

    private static long number(Map<String, ?> settings, String key, long otherwise) {
        String text =
                settings.containsKey(key) ? String.valueOf(settings.get(key)).strip() : "";
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : otherwise;
    }
}
