// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.NullableUnions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Turns the schema of a contract into a {@link ConnectType}. */
final class TypeCompiler {

    private final TimePrecision precision;
    private final NestedMode nested;
    private final ScalarTypes scalars;
    private final Set<String> open = new HashSet<>();

    TypeCompiler(TimePrecision precision, NestedMode nested) {
        this.precision = precision;
        this.nested = nested;
        this.scalars = new ScalarTypes(precision);
    }

    /**
     * @param path of the schema in the contract
     * @throws DataException if Connect has no type for it
     */
    ConnectType compile(Schema schema, FieldPath path) {
        if (!path.steps().isEmpty() && nested.isJson(schema)) {
            return NestedJson.type(schema, precision);
        }
        List<Schema> types = NullableUnions.nonNullTypes(schema);
        if (types.size() > 1) {
            throw new DataException(path + " is a union of several types, for which Connect has none");
        }
        Schema only = types.isEmpty() ? Schema.create(Schema.Type.NULL) : types.get(0);
        return single(only, path, schema.isNullable());
    }

    private ConnectType single(Schema schema, FieldPath path, boolean optional) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, path, optional);
            case ARRAY -> array(compile(schema.getElementType(), path.then(FieldPath.ITEMS)), optional);
            case MAP -> map(compile(schema.getValueType(), path.then(FieldPath.ITEMS)), optional);
            default -> scalars.type(schema, path, optional);
        };
    }

    private ConnectType record(Schema schema, FieldPath path, boolean optional) {
        if (!open.add(schema.getFullName())) {
            throw new DataException(path + " contains itself, which no Connect type can");
        }
        SchemaBuilder struct = SchemaBuilder.struct().name(schema.getFullName());
        var types = new ArrayList<ConnectType>();
        for (Schema.Field field : schema.getFields()) {
            ConnectType type = compile(field.schema(), path.then(field.name()));
            struct.field(field.name(), type.schema());
            types.add(type);
        }
        open.remove(schema.getFullName());
        org.apache.kafka.connect.data.Schema built = (optional ? struct.optional() : struct).build();
        return new ConnectType(built, datum -> struct(built, types, (IndexedRecord) datum));
    }

    private static Struct struct(
            org.apache.kafka.connect.data.Schema schema, List<ConnectType> types, IndexedRecord datum) {
        var struct = new Struct(schema);
        for (Field field : schema.fields()) {
            struct.put(field, types.get(field.index()).read(datum.get(field.index())));
        }
        return struct;
    }

    private static ConnectType array(ConnectType item, boolean optional) {
        return ConnectType.of(SchemaBuilder.array(item.schema()), optional, datum -> {
            var items = new ArrayList<@Nullable Object>();
            ((List<?>) datum).forEach(element -> items.add(item.read(element)));
            return items;
        });
    }

    private static ConnectType map(ConnectType value, boolean optional) {
        var text = org.apache.kafka.connect.data.Schema.STRING_SCHEMA;
        return ConnectType.of(SchemaBuilder.map(text, value.schema()), optional, datum -> {
            var entries = new LinkedHashMap<String, @Nullable Object>();
            ((Map<?, ?>) datum).forEach((key, element) -> entries.put(key.toString(), value.read(element)));
            return entries;
        });
    }
}
