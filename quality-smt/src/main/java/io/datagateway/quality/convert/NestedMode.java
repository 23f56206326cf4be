// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.avro.NullableUnions;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;

/** The choice of Connect types for what is nested in a record: the setting {@code nested.mode}. */
enum NestedMode {
    /** Structs, arrays of structs, and maps. */
    STRUCT,
    /** Structs; arrays and maps of anything nested are JSON. */
    JSON_LISTS,
    /** JSON. */
    JSON;

    /** @param text one of {@link #toString()} */
    static NestedMode of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Returns true if what has this schema, below the record itself, is JSON. */
    boolean isJson(Schema schema) {
        if (this == STRUCT) {
            return false;
        }
        List<Schema> types = NullableUnions.nonNullTypes(schema);
        return types.size() > 1
                || types.stream().anyMatch(type -> switch (type.getType()) {
                    case RECORD -> this == JSON;
                    case MAP -> true;
                    case ARRAY -> isNested(type.getElementType());
                    default -> false;
                });
    }

    private static boolean isNested(Schema item) {
        List<Schema> types = NullableUnions.nonNullTypes(item);
        return types.size() > 1
                || types.stream().anyMatch(type -> switch (type.getType()) {
                    case RECORD, MAP, ARRAY -> true;
                    default -> false;
                });
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
