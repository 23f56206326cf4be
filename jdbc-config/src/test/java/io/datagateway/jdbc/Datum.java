// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Avro bytes as a record of {@code java.time}, {@code BigDecimal} and so on, read by Avro itself. */
final class Datum {

    private static final GenericData MODEL = new GenericData();

    static {
        MODEL.addLogicalTypeConversion(new Conversions.DecimalConversion());
        MODEL.addLogicalTypeConversion(new Conversions.UUIDConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.DateConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
    }

    private final GenericDatumReader<GenericRecord> reader;

    Datum(Schema schema) {
        reader = new GenericDatumReader<>(schema, schema, MODEL);
    }

    /** Of a contract of these tests, such as {@code shop.types-1.0.0}. */
    static Schema schema(String topic, String version) throws IOException {
        return new Schema.Parser()
                .parse(Path.of(ConnectCluster.contracts(), topic, topic + '-' + version + ".avsc")
                        .toFile());
    }

    GenericRecord read(byte[] bytes) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
            GenericRecord record = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new AssertionError("bytes are left over");
            }
            return record;
        } catch (IOException e) {
            throw new AssertionError("is not Avro", e);
        }
    }

    /** The text of a field of each record of a key, in order; "deleted" for a tombstone. */
    List<String> history(Arrivals arrivals, String key, String field) {
        return arrivals.prod().stream()
                .filter(record -> Arrivals.key(record).equals(key))
                .map(record -> record.value() == null
                        ? "deleted"
                        : read(record.value()).get(field).toString())
                .toList();
    }
}
