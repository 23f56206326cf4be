// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Datums of a schema in Avro's generic classes, with the edges of every type. */
public final class RandomDatums {

    private static final int MAX_DEPTH = 12;
    private static final String[] LETTERS = {"a", "Z", "0", " ", "\u0000", "é", "€", "😀", "\u07ff", "\uffff"};

    private final Random random;

    public RandomDatums(Random random) {
        this.random = random;
    }

    public Object next(Schema schema) {
        return next(schema, 0);
    }

    private Object next(Schema schema, int depth) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> number(schema).intValue();
            case LONG -> number(schema);
            case FLOAT -> random.nextInt(8) == 0 ? Float.NEGATIVE_INFINITY : (float) random.nextGaussian();
            case DOUBLE -> random.nextInt(8) == 0 ? Double.NaN : random.nextGaussian();
            case STRING ->
                schema.getLogicalType() == null ? text() : new UUID(random.nextLong(), random.nextLong()).toString();
            case BYTES -> ByteBuffer.wrap(bytes(schema, random.nextInt(20)));
            case FIXED -> new GenericData.Fixed(schema, bytes(schema, schema.getFixedSize()));
            case ENUM -> new GenericData.EnumSymbol(schema, pick(schema.getEnumSymbols()));
            case ARRAY -> array(schema, depth + 1);
            case MAP -> map(schema, depth + 1);
            case UNION -> branch(schema.getTypes(), depth);
            case RECORD -> record(schema, depth + 1);
        };
    }

    private GenericData.Record record(Schema schema, int depth) {
        var record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), next(field.schema(), depth)));
        return record;
    }

    private Object branch(List<Schema> branches, int depth) {
        boolean stop = depth > MAX_DEPTH && branches.stream().anyMatch(branch -> branch.getType() == Schema.Type.NULL);
        return stop ? null : next(pick(branches), depth);
    }

    private List<Object> array(Schema schema, int depth) {
        var items = new GenericData.Array<Object>(4, schema);
        for (int left = size(depth); left > 0; left--) {
            items.add(next(schema.getElementType(), depth));
        }
        return items;
    }

    private Map<String, Object> map(Schema schema, int depth) {
        var map = new LinkedHashMap<String, Object>();
        for (int left = size(depth); left > 0; left--) {
            map.put(text(), next(schema.getValueType(), depth));
        }
        return map;
    }

    private int size(int depth) {
        return depth > MAX_DEPTH ? 0 : random.nextInt(random.nextInt(10) == 0 && depth < 3 ? 90 : 3);
    }

    private Long number(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.TimeMillis) {
            return random.nextLong(TimeUnit.DAYS.toMillis(1));
        }
        if (schema.getLogicalType() instanceof LogicalTypes.TimeMicros) {
            return random.nextLong(TimeUnit.DAYS.toMicros(1));
        }
        long any = random.nextLong() >> random.nextInt(64);
        boolean isInt = schema.getType() == Schema.Type.INT;
        return switch (random.nextInt(16)) {
            case 0 -> isInt ? Integer.MIN_VALUE : Long.MIN_VALUE;
            case 1 -> isInt ? Integer.MAX_VALUE : Long.MAX_VALUE;
            default -> any;
        };
    }

    private byte[] bytes(Schema schema, int size) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return unscaled(decimal, schema.getType() == Schema.Type.FIXED ? size : -1);
        }
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] unscaled(LogicalTypes.Decimal decimal, int size) {
        BigInteger bound = BigInteger.TEN.pow(decimal.getPrecision());
        BigInteger any = new BigInteger(bound.bitLength(), random).mod(bound);
        BigInteger value = random.nextBoolean() ? any : any.negate().shiftRight(random.nextInt(20));
        byte[] shortest = value.toByteArray();
        return size < 0 ? shortest : padded(value, shortest, size);
    }

    private static byte[] padded(BigInteger value, byte[] shortest, int size) {
        byte[] padded = new byte[size];
        java.util.Arrays.fill(padded, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(shortest, 0, padded, size - shortest.length, shortest.length);
        return padded;
    }

    private String text() {
        var letters = new ArrayList<String>();
        for (int left = random.nextInt(random.nextInt(4) == 0 ? 50 : 6); left > 0; left--) {
            letters.add(LETTERS[random.nextInt(random.nextBoolean() ? LETTERS.length : 3)]);
        }
        return String.join("", letters);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
