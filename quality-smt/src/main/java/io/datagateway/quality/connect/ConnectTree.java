// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.connect;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.AvroCursor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Converts Connect data to a tree of plain values, as {@link io.datagateway.contract.avro.encode.AvroEncoder} takes it.
 * Connect's own logical types are plain already; those of Debezium ("Data type mappings") are numbers in a unit that
 * only the schema's name tells, and become values of {@code java.time}.
 */
public final class ConnectTree {

    /** No datum is that deep. Connect itself has no bound, and a map may even contain itself. */
    private static final int MAX_DEPTH = 2 * AvroCursor.MAX_DEPTH;

    private ConnectTree() {}

    /**
     * The value as a tree.
     *
     * @param schema null if the value has none
     * @throws DataException if a value is not of the type that its own schema names; tells nothing of the value
     */
    public static @Nullable Object of(@Nullable Schema schema, @Nullable Object value) {
        try {
            return plain(schema, value, 0);
        } catch (DataException
                | ArithmeticException
                | DateTimeException
                | ClassCastException
                | NumberFormatException e) {
            // The message is bad. What is said of it may quote it.
            throw new DataException("has a value that its schema does not allow, or is nested too deep: "
                    + e.getClass().getSimpleName());
        }
    }

    /**
     * The fields of a key by name. A single value is the only field: transforms such as ExtractField leave no more of it.
     *
     * @param key the paths of the fields
     * @param plain what {@link #of} made of the value
     */
    public static @Nullable Object fieldsOf(List<FieldPath> key, Object value, @Nullable Object plain) {
        boolean isAlone = key.size() == 1 && !(value instanceof Struct || value instanceof Map);
        return isAlone ? Collections.singletonMap(key.get(0).toString(), plain) : plain;
    }

    private static @Nullable Object plain(@Nullable Schema schema, @Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new DataException("is nested too deep");
        }
        if (value instanceof Struct struct) {
            return plain(struct, depth);
        }
        if (value instanceof List<?> list) {
            Schema item = schema == null ? null : schema.valueSchema();
            var items = new ArrayList<@Nullable Object>(list.size());
            list.forEach(element -> items.add(plain(item, element, depth + 1)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Schema entry = schema == null ? null : schema.valueSchema();
            var entries = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            map.forEach((key, element) -> entries.put(key, plain(entry, element, depth + 1)));
            return entries;
        }
        return schema == null || schema.name() == null || value == null ? value : named(schema.name(), value);
    }

    private static Object plain(Struct struct, int depth) {
        if ("io.debezium.data.VariableScaleDecimal".equals(struct.schema().name())) {
            return variableScale(struct.getBytes("value"), struct.getInt32("scale"));
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (Field field : struct.schema().fields()) {
            fields.put(field.name(), plain(field.schema(), struct.get(field), depth + 1));
        }
        return fields;
    }

    private static BigDecimal variableScale(byte @Nullable [] value, @Nullable Integer scale) {
        if (value == null || scale == null) {
            throw new DataException("a VariableScaleDecimal has no value or no scale");
        }
        return new BigDecimal(new BigInteger(value), scale);
    }

    private static Object named(String type, Object value) {
        return switch (type) {
            case "io.debezium.time.Date" -> LocalDate.ofEpochDay(number(value));
            case "io.debezium.time.Time" -> timeOfDay(value, ChronoUnit.MILLIS);
            case "io.debezium.time.MicroTime" -> timeOfDay(value, ChronoUnit.MICROS);
            case "io.debezium.time.NanoTime" -> timeOfDay(value, ChronoUnit.NANOS);
            case "io.debezium.time.ZonedTime" ->
                OffsetTime.parse((String) value)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalTime();
            case "io.debezium.time.Timestamp" -> timestamp(value, ChronoUnit.MILLIS);
            case "io.debezium.time.MicroTimestamp" -> timestamp(value, ChronoUnit.MICROS);
            case "io.debezium.time.NanoTimestamp" -> timestamp(value, ChronoUnit.NANOS);
            default -> value;
        };
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static LocalTime timeOfDay(Object value, ChronoUnit unit) {
        return LocalTime.ofNanoOfDay(
                Math.multiplyExact(number(value), unit.getDuration().toNanos()));
    }

    private static Instant timestamp(Object value, ChronoUnit unit) {
        return Instant.EPOCH.plus(number(value), unit);
    }
}
