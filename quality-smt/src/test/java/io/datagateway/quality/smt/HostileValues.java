// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Random values of a schema, some of which are not what the schema says but what once broke something. Every text has
 * {@link #MARKER} in it, and every long number {@link #DIGITS}: neither may be in what is told of a record. Only a key
 * that could be the name of a field is told, and none here could.
 */
final class HostileValues {

    static final String MARKER = "m4rk3r";
    static final String DIGITS = "7654321";

    private static final int DEEP = 6;

    private final Random random;
    /** One value in so many is hostile. */
    private final int sane;

    HostileValues(Random random, int sane) {
        this.random = random;
        this.sane = sane;
    }

    /** A JSON text. */
    String json(Schema schema) {
        return json(schema, 0);
    }

    private String json(Schema schema, int depth) {
        if (random.nextInt(sane) == 0) {
            return hostileJson();
        }
        return switch (schema.getType()) {
            case RECORD -> jsonObject(schema, depth);
            case MAP -> "{" + jsonText() + ":" + json(schema.getValueType(), depth + 1) + "}";
            case ARRAY -> depth > DEEP ? "[]" : "[" + json(schema.getElementType(), depth + 1) + "]";
            case UNION -> json(branch(schema, depth), depth + 1);
            case NULL -> "null";
            case BOOLEAN -> String.valueOf(random.nextBoolean());
            case INT, LONG -> String.valueOf(random.nextInt(90_000));
            case FLOAT, DOUBLE -> String.valueOf(random.nextInt(100) / 4.0);
            case ENUM -> "\"" + schema.getEnumSymbols().get(0) + "\"";
            case STRING, BYTES, FIXED -> random.nextBoolean() ? jsonText() : "\"" + random.nextInt(100) + "\"";
        };
    }

    private String jsonObject(Schema record, int depth) {
        return record.getFields().stream()
                .map(field -> "\"" + field.name() + "\":" + json(field.schema(), depth + 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String jsonText() {
        return "\"cust_" + MARKER + "\"";
    }

    private String hostileJson() {
        String digits = DIGITS.repeat(1 + random.nextInt(random.nextInt(20) == 0 ? 30_000 : 100));
        List<String> kinds = List.of(
                "1E-2147483648",
                "1e10000000000",
                "0e99999999999",
                "-0e-2147483647",
                "1e2147483647",
                "10e-2147483647",
                digits,
                "-0." + digits,
                digits + "e" + random.nextInt(),
                "0." + digits + "E-" + digits,
                "NaN",
                "-",
                "1.",
                nested("[", "]"),
                nested("{\"a\":", "}"),
                "{\"a\":1,\"a\":2}",
                "{\"" + MARKER + " \":1}",
                "null",
                "\"\"",
                "\"\\ud800" + MARKER + "\"",
                "\"\\udc00\\ud800\"",
                "\"\ud800\"",
                "\"" + MARKER + "\u0001\"",
                "\"\\x\"",
                "\"" + MARKER.repeat(random.nextInt(20) == 0 ? 170_000 : 20) + "\"",
                "[",
                "\"",
                "}",
                "tru",
                "",
                "\"-" + digits + "\"",
                "\"1e999999999\"",
                "\"2026-13-45T99:99:99Z\"",
                "\"+999999999-01-01T00:00:00Z\"",
                "[" + "0,".repeat(random.nextInt(20) == 0 ? 300_000 : 3) + "0]",
                "{\"a\":[{}]}",
                "\"====\"",
                "\"AAAA\"");
        return kinds.get(random.nextInt(kinds.size()));
    }

    private String nested(String open, String close) {
        int depth = 1 << random.nextInt(17);
        return open.repeat(depth) + "1" + (random.nextBoolean() ? close.repeat(depth) : "");
    }

    /** A tree as a converter gives it. */
    @Nullable
    Object tree(Schema schema) {
        return tree(schema, 0);
    }

    private @Nullable Object tree(Schema schema, int depth) {
        if (depth > 0 && random.nextInt(sane) == 0) {
            return hostileObject();
        }
        return switch (schema.getType()) {
            case RECORD -> {
                var fields = new LinkedHashMap<String, @Nullable Object>();
                schema.getFields().forEach(field -> fields.put(field.name(), tree(field.schema(), depth + 1)));
                yield fields;
            }
            case MAP -> new HashMap<>(Collections.singletonMap(MARKER, tree(schema.getValueType(), depth + 1)));
            case ARRAY ->
                depth > DEEP ? List.of() : new ArrayList<>(Arrays.asList(tree(schema.getElementType(), depth + 1)));
            case UNION -> tree(branch(schema, depth), depth + 1);
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT, LONG -> random.nextInt(90_000);
            case FLOAT, DOUBLE -> random.nextInt(100) / 4.0;
            case ENUM -> schema.getEnumSymbols().get(0);
            case STRING -> "cust_" + MARKER;
            case BYTES, FIXED -> MARKER.getBytes(StandardCharsets.UTF_8);
        };
    }

    private Object hostileObject() {
        var endless = new ArrayList<Object>();
        endless.add(endless);
        List<Object> kinds = List.of(
                new BigDecimal(BigInteger.valueOf(Long.parseLong(DIGITS)), Integer.MAX_VALUE - random.nextInt(3)),
                new BigDecimal(BigInteger.valueOf(Long.parseLong(DIGITS)), Integer.MIN_VALUE + random.nextInt(3)),
                new BigDecimal(BigInteger.ZERO, Integer.MAX_VALUE),
                new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE),
                BigInteger.ONE.shiftLeft(random.nextInt(8_000_000)),
                new BigDecimal(BigInteger.ONE.shiftLeft(random.nextInt(8_000_000)), random.nextInt()),
                Double.NaN,
                Float.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Long.MIN_VALUE,
                (byte) 1,
                'x',
                new Date(Long.MAX_VALUE),
                Instant.MAX,
                ByteBuffer.allocate(random.nextInt(64)),
                new byte[0],
                endless,
                List.of(List.of(Map.of())),
                Map.of(1, 2),
                new HashMap<>(Collections.singletonMap(null, null)),
                MARKER + "\ud800",
                MARKER.repeat(random.nextInt(20) == 0 ? 170_000 : 2),
                "",
                "1e999999999",
                new Object(),
                new StringBuilder(MARKER),
                new int[] {1},
                DIGITS.repeat(1 + random.nextInt(30_000)));
        return kinds.get(random.nextInt(kinds.size()));
    }

    /** A branch of a union: null below a certain depth, if there is null. */
    private Schema branch(Schema union, int depth) {
        List<Schema> types = union.getTypes();
        boolean end = depth > DEEP && union.isNullable();
        return end ? Schema.create(Schema.Type.NULL) : types.get(random.nextInt(types.size()));
    }
}
