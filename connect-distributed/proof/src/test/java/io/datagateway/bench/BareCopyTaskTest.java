// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class BareCopyTaskTest {

    private static final TopicPartition RAW = new TopicPartition("limit.raw", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void keysValuesAndHeadersAreWrittenAsTheyAreWithTheOffsetsInATransaction() {
        consumer.assign(List.of(RAW));
        consumer.updateBeginningOffsets(Map.of(RAW, 0L));
        consumer.addRecord(record(0, "one"));
        consumer.addRecord(record(1, "two"));
        producer.initTransactions();
        var left = new AtomicLong(2);

        long copied = new BareCopyTask(consumer, producer, "limit.prod").copy(left);

        assertThat(copied).isEqualTo(2);
        assertThat(left).hasValue(0);
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly("limit.prod", "limit.prod");
        assertThat(producer.history()).extracting(each -> text(each.key())).containsExactly("one", "two");
        assertThat(producer.history())
                .extracting(each -> text(each.headers().lastHeader("record-id").value()))
                .containsExactly("one", "two");
        assertThat(producer.consumerGroupOffsetsHistory()).hasSize(1);
    }

    @Test
    void withNothingLeftNothingIsRead() {
        assertThat(new BareCopyTask(consumer, producer, "limit.prod").copy(new AtomicLong()))
                .isZero();
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        var headers = new RecordHeaders().add("record-id", bytes);
        return new ConsumerRecord<>(
                RAW.topic(),
                RAW.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                bytes.length,
                bytes.length,
                bytes,
                bytes,
                headers,
                Optional.empty());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
