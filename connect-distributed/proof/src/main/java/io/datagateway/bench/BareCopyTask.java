// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A consumer of some partitions, and the producer that writes what it reads: a transaction for each poll. */
final class BareCopyTask {

    /** As the validation has it. */
    private static final int MAX_POLL_RECORDS = 2_000;

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final String target;

    /**
     * @param consumer has its partitions already
     * @param producer a transactional one, initialized
     * @param target the topic that it writes to
     */
    BareCopyTask(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer, String target) {
        this.consumer = consumer;
        this.producer = producer;
        this.target = target;
    }

    /**
     * Returns one of several tasks.
     *
     * @param settings those of the producer, the brokers among them
     * @param topic the name of both topics without {@code .raw} and {@code .prod}
     */
    static BareCopyTask connect(Properties settings, String topic, int task) {
        var consumer = consumer(settings.getProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG), topic);
        consumer.assign(IntStream.range(0, BenchTestBed.PARTITIONS)
                .filter(partition -> partition % BareCopy.TASKS == task)
                .mapToObj(partition -> new TopicPartition(topic + ".raw", partition))
                .toList());
        var own = new Properties();
        own.putAll(settings);
        own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic + "-" + task);
        var producer = new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return new BareCopyTask(consumer, producer, topic + ".prod");
    }

    private static Consumer<byte[], byte[]> consumer(String brokers, String group) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MAX_POLL_RECORDS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Copies until nothing is left. Returns the records that it has copied.
     *
     * @param left records that are left for all tasks together
     */
    long copy(AtomicLong left) {
        long copied = 0;
        while (left.get() > 0) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
            if (!records.isEmpty()) {
                write(records);
                copied += records.count();
                left.addAndGet(-records.count());
            }
        }
        return copied;
    }

    private void write(ConsumerRecords<byte[], byte[]> records) {
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            var unused = producer.send(new ProducerRecord<>(target, null, each.key(), each.value(), each.headers()));
        }
        producer.sendOffsetsToTransaction(records.nextOffsets(), consumer.groupMetadata());
        producer.commitTransaction();
    }
}
