// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

/** The requirements of Kafka Connect on every transform. */
abstract class TransformRequirements {

    abstract <R extends ConnectRecord<R>> Transformation<R> transform();

    abstract Map<String, String> settings();

    private <R extends ConnectRecord<R>> Transformation<R> configured() {
        Transformation<R> transform = transform();
        transform.configure(settings());
        return transform;
    }

    @Test
    void leavesItsInputAsItIs() {
        byte[] datum = Orders.datum(Orders.good());
        Headers headers = Orders.version("2.1.0").addString("quality.warnings", "old");
        Headers before = headers.duplicate();
        SourceRecord raw = Orders.record(datum, headers);

        this.<SourceRecord>configured().apply(raw);

        assertThat(raw.headers()).isEqualTo(before);
        assertThat(datum).isEqualTo(Orders.datum(Orders.good()));
        assertThat(raw.topic()).isEqualTo("sales.orders.dlq");
    }

    @Test
    void keepsKeyValueTimePartitionAndForeignHeaders() {
        Headers headers = Orders.version("2.1.0").addString("trace-id", "t").addString("trace-id", "u");
        SourceRecord raw = Orders.record(Orders.datum(Orders.good()), headers);

        SourceRecord result = this.<SourceRecord>configured().apply(raw);

        assertThat(result.key()).isSameAs(raw.key());
        assertThat(result.keySchema()).isSameAs(raw.keySchema());
        assertThat(result.value()).isSameAs(raw.value());
        assertThat(result.valueSchema()).isSameAs(raw.valueSchema());
        assertThat(result.timestamp()).isEqualTo(raw.timestamp());
        assertThat(result.kafkaPartition()).isEqualTo(raw.kafkaPartition());
        assertThat(result.sourcePartition()).isEqualTo(raw.sourcePartition());
        assertThat(result.sourceOffset()).isEqualTo(raw.sourceOffset());
        assertThat(result.headers().allWithName("trace-id")).toIterable().hasSize(2);
    }

    @Test
    void takesTombstonesAndValuesWithoutSchema() {
        Transformation<SourceRecord> transform = configured();

        assertThat(transform
                        .apply(Orders.record(null, null, new ConnectHeaders()))
                        .value())
                .isNull();
        assertThat(transform
                        .apply(Orders.record(null, Orders.good(), new ConnectHeaders()))
                        .value())
                .isEqualTo(Orders.good());
    }

    @Test
    void takesRecordsOfSinksToo() {
        var raw = new SinkRecord(
                "sales.orders",
                3,
                null,
                null,
                Schema.BYTES_SCHEMA,
                Orders.datum(Orders.good()),
                9,
                1L,
                TimestampType.CREATE_TIME,
                Orders.version("2.1.0"));

        SinkRecord result = this.<SinkRecord>configured().apply(raw);

        assertThat(result.originalKafkaOffset()).isEqualTo(9);
    }

    @Test
    void canBeClosedTwiceAndUnused() {
        Transformation<SourceRecord> transform = transform();

        assertThatCode(() -> {
                    transform.close();
                    transform.close();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void isFoundByConnectAndHasAVersion() {
        var found =
                StreamSupport.stream(ServiceLoader.load(Transformation.class).spliterator(), false);

        assertThat(found.map(Object::getClass))
                .anyMatch(type -> type == transform().getClass());
        assertThat(transform().version()).isNotBlank();
        assertThat(transform().config().configKeys()).isNotEmpty();
    }
}
