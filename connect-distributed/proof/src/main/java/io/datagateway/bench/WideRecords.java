// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Records of 100 fields and some 1.5 KiB, and their contract with 20 rules. */
final class WideRecords {

    static final String TOPIC = "bench.wide";
    private static final String VERSION = "1.0.0";

    private static final int COUNT = 1_000;
    private static final int FIELDS = 100;
    private static final int RULES = 20;
    private static final int TEXT_LENGTH = 25;

    private final Utf8SafeValues values;
    private final Schema schema = schema();

    WideRecords(long seed) {
        values = new Utf8SafeValues(new Random(seed));
    }

    /** Returns records that keep all rules. */
    Workload good() throws IOException {
        var datums = new ArrayList<KeyedDatum>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            GenericRecord record = record();
            datums.add(new KeyedDatum(record.get(0).toString().getBytes(UTF_8), bytes(record)));
        }
        return new Workload(TOPIC, VERSION, List.copyOf(datums));
    }

    private GenericRecord record() {
        var record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema().getType()));
        }
        return record;
    }

    private Object value(Schema.Type type) {
        return switch (type) {
            case STRING -> values.text(TEXT_LENGTH);
            case LONG -> values.time(System.currentTimeMillis());
            case INT -> (int) values.number(100_000);
            case DOUBLE -> values.amount();
            default -> values.choice(2) == 1;
        };
    }

    private byte[] bytes(GenericRecord record) throws IOException {
        var bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /**
     * Returns the type of a field: of ten fields five are texts, two are long, and one each is an int, a double and a
     * boolean.
     */
    private static Schema.Type type(int field) {
        return switch (field % 10) {
            case 5, 6 -> Schema.Type.LONG;
            case 7 -> Schema.Type.INT;
            case 8 -> Schema.Type.DOUBLE;
            case 9 -> Schema.Type.BOOLEAN;
            default -> Schema.Type.STRING;
        };
    }

    private static Schema schema() {
        var fields = SchemaBuilder.record("Wide").namespace("bench").fields();
        for (int i = 0; i < FIELDS; i++) {
            fields = fields.name("field_" + i).type(Schema.create(type(i))).noDefault();
        }
        return fields.endRecord();
    }

    /** Writes its two files into a catalog. */
    static void write(Path catalog) throws IOException {
        Path folder = Files.createDirectories(catalog.resolve(TOPIC));
        Files.writeString(folder.resolve(TOPIC + "-" + VERSION + ".avsc"), schema().toString());
        var text = new StringBuilder(RuleContract.head(TOPIC, VERSION));
        int rules = 0;
        for (int i = 0; i < FIELDS; i++) {
            boolean isText = type(i) == Schema.Type.STRING;
            text.append("      - {name: field_")
                    .append(i)
                    .append(", logicalType: ")
                    .append(logicalType(type(i)));
            text.append(", required: true");
            text.append(i == 0 ? ", primaryKey: true, primaryKeyPosition: 1" : "");
            text.append(isText && rules++ < RULES ? ", logicalTypeOptions: {minLength: 1}}\n" : "}\n");
        }
        Files.writeString(folder.resolve(TOPIC + "-" + VERSION + ".odcs.yaml"), text);
    }

    private static String logicalType(Schema.Type type) {
        return switch (type) {
            case STRING -> "string";
            case LONG, INT -> "integer";
            case DOUBLE -> "number";
            default -> "boolean";
        };
    }
}
