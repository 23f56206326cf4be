// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Turns a schema into an {@link Encoding}. A logical type that Avro does not know is its underlying type. */
final class EncodingCompiler {

    private static final Encoding NULL = new NullEncoding();

    private final Map<String, RecordEncoding> records = new HashMap<>();

    Encoding compile(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return logical == null ? plain(schema) : logical(schema, logical);
    }

    private Encoding logical(Schema schema, LogicalType logical) {
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return new DecimalEncoding(decimal.getPrecision(), decimal.getScale(), sizeOf(schema));
        }
        return switch (logical.getName()) {
            case "uuid" -> new UuidEncoding(schema.getType() == Schema.Type.FIXED);
            case "date" -> TemporalEncoding.date();
            case "time-millis" -> TemporalEncoding.time(logical.getName(), 1_000_000);
            case "time-micros" -> TemporalEncoding.time(logical.getName(), 1_000);
            case "timestamp-millis" -> TemporalEncoding.timestamp(logical.getName(), 1_000_000);
            case "timestamp-micros" -> TemporalEncoding.timestamp(logical.getName(), 1_000);
            case "timestamp-nanos" -> TemporalEncoding.timestamp(logical.getName(), 1);
            case "local-timestamp-millis" -> TemporalEncoding.localTimestamp(logical.getName(), 1_000_000);
            case "local-timestamp-micros" -> TemporalEncoding.localTimestamp(logical.getName(), 1_000);
            case "local-timestamp-nanos" -> TemporalEncoding.localTimestamp(logical.getName(), 1);
            default -> plain(schema);
        };
    }

    private Encoding plain(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> NULL;
            case BOOLEAN -> EncodingCompiler::writeBoolean;
            case INT -> new IntegerEncoding("int", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> new IntegerEncoding("long", Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> FloatingEncoding::writeFloat;
            case DOUBLE -> FloatingEncoding::writeDouble;
            case STRING -> new StringEncoding();
            case BYTES, FIXED -> new BytesEncoding(sizeOf(schema));
            case ENUM -> new EnumEncoding(schema.getEnumSymbols());
            case ARRAY -> new ArrayEncoding(compile(schema.getElementType()));
            case MAP -> new MapEncoding(compile(schema.getValueType()));
            case UNION -> new UnionEncoding(schema.getTypes(), this::compile);
            case RECORD -> record(schema);
        };
    }

    private Encoding record(Schema schema) {
        RecordEncoding known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        var record = new RecordEncoding(schema.getFields().size());
        records.put(schema.getFullName(), record);
        schema.getFields().forEach(field -> record.add(field.name(), compile(field.schema())));
        return record;
    }

    private static int sizeOf(Schema schema) {
        return schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : BytesEncoding.ANY_SIZE;
    }

    private static void writeBoolean(Object value, EncodingContext context) {
        if (value instanceof Boolean truth) {
            context.output().writeBoolean(truth);
        } else {
            context.refuseType("boolean", value);
        }
    }

    private static final class NullEncoding implements Encoding {
        @Override
        public void write(Object value, EncodingContext context) {
            context.refuseType("null", value);
        }

        @Override
        public void writeNull(EncodingContext context) {}
    }
}
