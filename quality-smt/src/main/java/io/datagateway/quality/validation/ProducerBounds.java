// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.settings.SettingsCheck;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The limits of the producer that writes the copies: its times and sizes, as far as they are set here. Kafka would refuse
 * some of what does not fit together when a task starts, and the rest with the first record that is concerned.
 */
final class ProducerBounds {

    static final String PREFIX = "producer.override.";

    /** Kafka's defaults. Connect has others only for the times that are unbounded there. */
    private static final Map<String, Long> DEFAULTS = Map.of(
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1_048_576L,
            ProducerConfig.BUFFER_MEMORY_CONFIG, 33_554_432L,
            ProducerConfig.BATCH_SIZE_CONFIG, 16_384L,
            ProducerConfig.LINGER_MS_CONFIG, 5L,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 30_000L,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 60_000L,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (long) Integer.MAX_VALUE);

    private final Map<String, String> settings;

    ProducerBounds(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The size of the largest request. The worker's own {@code producer.} settings are not seen from here. */
    int maxRequestSize() {
        return (int) value(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    }

    /** Returns true if a target that takes nothing fails the task after a while, instead of blocking it for ever. */
    boolean areTimesBounded() {
        return isSet(ProducerConfig.MAX_BLOCK_MS_CONFIG) && isSet(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
    }

    void check(SettingsCheck check) {
        boolean areNumbers = true;
        for (String name : DEFAULTS.keySet()) {
            if (isSet(name) && !isNumber(name)) {
                check.refuse(PREFIX + name, "must be a whole number.");
                areNumbers = false;
            }
        }
        if (areNumbers) {
            compare(check);
        }
    }

    private void compare(SettingsCheck check) {
        atMost(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ProducerConfig.BUFFER_MEMORY_CONFIG, check);
        atMost(ProducerConfig.BATCH_SIZE_CONFIG, ProducerConfig.BUFFER_MEMORY_CONFIG, check);
        if (!isSet(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG)) {
            return;
        }
        long least = value(ProducerConfig.LINGER_MS_CONFIG) + value(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
        if (value(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG) < least) {
            check.refuse(
                    PREFIX + ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    "must be at least linger.ms and request.timeout.ms together, which are " + least
                            + ": raise the one or lower the others, under " + PREFIX + " too.");
        }
        atMost(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, check);
    }

    private void atMost(String name, String other, SettingsCheck check) {
        if (value(name) > value(other)) {
            check.refuse(
                    PREFIX + (isSet(name) ? name : other),
                    "does not fit: " + name + " is " + value(name) + ", and must be at most " + other + ", which is "
                            + value(other) + ". Raise the one or lower the other, under " + PREFIX + " both.");
        }
    }

    private boolean isSet(String name) {
        return settings.containsKey(PREFIX + name);
    }

    private boolean isNumber(String name) {
        return settings.getOrDefault(PREFIX + name, "").strip().matches("[0-9]{1,10}");
    }

    private long value(String name) {
        return isNumber(name)
                ? Long.parseLong(settings.getOrDefault(PREFIX + name, "").strip())
                : DEFAULTS.getOrDefault(name, 0L);
    }
}
