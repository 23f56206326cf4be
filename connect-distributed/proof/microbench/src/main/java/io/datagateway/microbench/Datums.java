// SPDX-License-Identifier: Apache-2.0
package io.datagateway.microbench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Made-up records of a shape, each different, but the same in every run. */
public final class Datums {

    private static final String[] STATES = {"pending", "confirmed", "shipped", "delivered"};
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz".repeat(2);
    private static final long YEAR_2026 = 1_767_225_600_000L;

    private final Random random = new Random(42);

    private Datums() {}

    /** Returns one datum after another, as a request's body has them. */
    public static byte[] body(Schema schema, int count) {
        var body = new ByteArrayOutputStream();
        list(schema, count).forEach(body::writeBytes);
        return body.toByteArray();
    }

    public static List<byte[]> list(Schema schema, int count) {
        var datums = new Datums();
        var list = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            list.add(encoded(schema, datums.value(schema, "")));
        }
        return list;
    }

    private static byte[] encoded(Schema schema, Object value) {
        var out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<>(schema).write(value, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Object value(Schema schema, String name) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case STRING -> text(name);
            case INT -> random.nextInt(1000);
            case LONG ->
                schema.getLogicalType() == null
                        ? random.nextLong() >>> (24 + random.nextInt(32))
                        : YEAR_2026 + random.nextInt(1_000_000_000);
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextInt(1_000_000) / 100.0;
            case BOOLEAN -> random.nextBoolean();
            case BYTES -> ByteBuffer.wrap(new byte[] {(byte) random.nextInt(100), 17, (byte) random.nextInt()});
            case ENUM -> symbol(schema);
            case ARRAY -> List.of(text(name), text(name), text(name));
            case UNION ->
                random.nextInt(3) == 0
                        ? GenericData.get().deepCopy(schema, null)
                        : value(schema.getTypes().get(1), name);
            default -> throw new IllegalArgumentException("not made up here: " + schema.getType());
        };
    }

    private GenericData.Record record(Schema schema) {
        var record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), field.name()));
        }
        return record;
    }

    private Object symbol(Schema schema) {
        List<String> symbols = schema.getEnumSymbols();
        return new GenericData.EnumSymbol(schema, symbols.get(random.nextInt(symbols.size())));
    }

    private String text(String name) {
        return switch (name) {
            case "status" -> STATES[random.nextInt(STATES.length)];
            case "customer_id" -> "cust_" + (10_000_000_000_000L + random.nextInt(1_000_000_000));
            case "order_id", "id" ->
                "order_" + (10_000_000 + random.nextInt(10_000_000)) + "-" + random.nextInt(100_000);
            case "email" -> "buyer" + random.nextInt(100_000) + "@example.com";
            case "country" -> random.nextBoolean() ? "DE" : "FR";
            case "tags" -> "tag" + random.nextInt(1000);
            default ->
                name + "-"
                        + LETTERS.substring(random.nextInt(14), (name.charAt(0) == 'f' ? 25 : 14) + random.nextInt(12));
        };
    }
}
