// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A client that never learns whether a record has arrived, and sends each several times under the same id; every tenth
 * with another body too.
 */
final class RetryingClient implements AutoCloseable {

    private static final byte[] OTHER_BODY = {9, 9, 9};

    private final TestCluster cluster;
    private final String topic;
    private final Producer<byte[], byte[]> producer;

    RetryingClient(TestCluster cluster, String topic) {
        this.cluster = cluster;
        this.topic = topic;
        this.producer = cluster.producer(Map.of());
    }

    /** Sends a new record and one of those before in turn, and returns how many new ones they were. */
    int sendUntil(BooleanSupplier enough) throws Exception {
        int number = 0;
        while (!enough.getAsBoolean()) {
            producer.send(record(number, null)).get();
            if (number % 10 == 9) {
                producer.send(otherBody(number)).get();
            }
            producer.send(record(number / 2, null)).get();
            number++;
        }
        return number;
    }

    /** Sends all of them once more, and then a new one to each partition, behind which there is nothing. */
    void sendAllAgain(int count, int partitions) {
        for (int number = 0; number < count; number++) {
            producer.send(record(number, null));
            if (number % 10 == 9) {
                producer.send(otherBody(number));
            }
        }
        for (int partition = 0; partition < partitions; partition++) {
            producer.send(record(count + partition, partition));
        }
        producer.flush();
    }

    /** The records that must be in the targets in the end, each once. */
    static List<String> wanted(int count, int partitions) {
        List<String> wanted = new ArrayList<>();
        for (int number = 0; number < count + partitions; number++) {
            wanted.add("key-" + number + "/0 first");
            if (number % 10 == 9 && number < count) {
                wanted.add("key-" + number + "/0 other");
            }
        }
        return wanted;
    }

    static String describe(ConsumerRecord<byte[], byte[]> arrived) {
        String id = new String(arrived.headers().lastHeader("record-id").value(), UTF_8);
        return id + (Arrays.equals(arrived.value(), OTHER_BODY) ? " other" : " first");
    }

    private ProducerRecord<byte[], byte[]> record(int number, Integer partition) {
        ProducerRecord<byte[], byte[]> record = cluster.raw(topic, partition, number);
        record.headers().add("record-id", ("key-" + number + "/0").getBytes(UTF_8));
        return record;
    }

    private ProducerRecord<byte[], byte[]> otherBody(int number) {
        ProducerRecord<byte[], byte[]> first = record(number, null);
        return new ProducerRecord<>(topic, null, first.key(), OTHER_BODY, first.headers());
    }

    @Override
    public void close() {
        producer.close();
    }
}
