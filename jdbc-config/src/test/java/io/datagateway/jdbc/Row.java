// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** A row of the database and a record of Kafka in one form, by the type that the contract gives each field. */
final class Row {

    private Row() {}

    static Map<String, Object> of(GenericRecord record) {
        var row = new LinkedHashMap<String, Object>();
        for (Schema.Field field : record.getSchema().getFields()) {
            row.put(field.name(), plain(record.get(field.pos())));
        }
        return row;
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Row::plain).collect(ArrayList::new, List::add, List::addAll);
        }
        boolean asText = value instanceof CharSequence || value instanceof org.apache.avro.generic.GenericEnumSymbol;
        return asText ? value.toString() : value;
    }

    static Map<String, Object> of(ResultSet rows, Schema schema) throws SQLException {
        var row = new LinkedHashMap<String, Object>();
        for (Schema.Field field : schema.getFields()) {
            row.put(field.name(), value(rows, field.name(), withoutNull(field.schema())));
        }
        return row;
    }

    private static Schema withoutNull(Schema schema) {
        return schema.isUnion() ? schema.getTypes().get(1) : schema;
    }

    private static Object value(ResultSet rows, String name, Schema type) throws SQLException {
        if (rows.getObject(name) == null) {
            return null;
        }
        return type.getLogicalType() != null ? logical(rows, name, type) : physical(rows, name, type);
    }

    private static Object logical(ResultSet rows, String name, Schema type) throws SQLException {
        if (type.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return rows.getBigDecimal(name).setScale(decimal.getScale());
        }
        return switch (type.getLogicalType().getName()) {
            case "date" -> rows.getObject(name, LocalDate.class);
            case "time-millis", "time-micros" -> rows.getObject(name, LocalTime.class);
            case "local-timestamp-millis", "local-timestamp-micros" -> rows.getObject(name, LocalDateTime.class);
            case "timestamp-millis", "timestamp-micros" -> instant(rows, name);
            case "uuid" -> rows.getObject(name, UUID.class);
            default -> throw new AssertionError(type.getLogicalType().getName());
        };
    }

    private static Instant instant(ResultSet rows, String name) throws SQLException {
        return rows.getObject(name, OffsetDateTime.class).toInstant();
    }

    private static Object physical(ResultSet rows, String name, Schema type) throws SQLException {
        return switch (type.getType()) {
            case INT -> rows.getInt(name);
            case LONG -> rows.getLong(name);
            case FLOAT -> rows.getFloat(name);
            case DOUBLE -> rows.getDouble(name);
            case BOOLEAN -> rows.getBoolean(name);
            case BYTES -> ByteBuffer.wrap(rows.getBytes(name));
            case ARRAY -> items(rows.getArray(name), type.getElementType());
            default -> rows.getString(name);
        };
    }

    private static List<Object> items(Array array, Schema type) throws SQLException {
        List<Object> items = new ArrayList<>(Arrays.asList((Object[]) array.getArray()));
        items.replaceAll(item -> item(item, type));
        return items;
    }

    private static Object item(Object item, Schema type) {
        if (item instanceof BigDecimal number) {
            return number.setScale(((LogicalTypes.Decimal) type.getLogicalType()).getScale());
        }
        if (item instanceof Timestamp timestamp) {
            return timestamp.toInstant();
        }
        return item instanceof Date date ? date.toLocalDate() : item;
    }
}
