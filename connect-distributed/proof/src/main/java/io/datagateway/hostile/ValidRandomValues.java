// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Changes random Avro values into ones that their logical types allow: Avro's own generator ignores logical types. */
final class ValidRandomValues {

    private ValidRandomValues() {}

    static @Nullable Object of(Schema schema, @Nullable Object value) {
        return value == null ? null : sound(schema, value);
    }

    private static @Nullable Object sound(Schema schema, Object value) {
        return switch (schema.getType()) {
            case RECORD -> record((IndexedRecord) value);
            case ARRAY ->
                ((Collection<?>) value)
                        .stream().map(item -> of(schema.getElementType(), item)).toList();
            case MAP -> map(schema.getValueType(), (Map<?, ?>) value);
            case UNION -> of(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
            default -> schema.getLogicalType() == null ? value : scalar(schema, schema.getLogicalType(), value);
        };
    }

    private static IndexedRecord record(IndexedRecord record) {
        for (Schema.Field field : record.getSchema().getFields()) {
            record.put(field.pos(), of(field.schema(), record.get(field.pos())));
        }
        return record;
    }

    private static Map<Object, @Nullable Object> map(Schema values, Map<?, ?> map) {
        var sound = new HashMap<Object, @Nullable Object>();
        map.forEach((key, value) -> sound.put(key, of(values, value)));
        return sound;
    }

    private static Object scalar(Schema schema, LogicalType type, Object value) {
        if (type instanceof LogicalTypes.Decimal) {
            return value instanceof GenericFixed ? one(schema) : ByteBuffer.wrap(new byte[] {1});
        }
        if (type instanceof LogicalTypes.Uuid && schema.getType() == Schema.Type.STRING) {
            return UUID.nameUUIDFromBytes(new byte[] {1}).toString();
        }
        if (type instanceof LogicalTypes.TimeMillis) {
            return 1;
        }
        return type instanceof LogicalTypes.TimeMicros ? Long.valueOf(1) : value;
    }

    private static GenericFixed one(Schema schema) {
        byte[] bytes = new byte[schema.getFixedSize()];
        bytes[bytes.length - 1] = 1;
        return new GenericData.Fixed(schema, bytes);
    }
}
