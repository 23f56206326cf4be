// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.isolation.IsolationMemory;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a task needs from outside.
 *
 * @param threads makes a thread of the given name
 */
record TaskEnvironment(
        Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers,
        Function<Map<String, Object>, Admin> admins,
        Function<ValidationConfig, Metrics> registries,
        Function<String, ScheduledExecutorService> threads,
        DedupMemory memory,
        IsolationMemory isolation) {

    static TaskEnvironment ofWorker() {
        return new TaskEnvironment(
                settings -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                Admin::create,
                ValidationConfig::openMetrics,
                TaskEnvironment::thread,
                DedupMemory.ofWorker(),
                IsolationMemory.ofWorker());
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
