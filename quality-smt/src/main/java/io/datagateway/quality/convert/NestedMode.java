// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import java.util.Locale;
import java.util.stream.Stream;
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
        return nonNull(schema).count() > 1
                || nonNull(schema).anyMatch(type -> switch (type.getType()) {
                    case RECORD -> this == JSON;
                    case MAP -> true;
                    case ARRAY -> isNested(type.getElementType());
                    default -> false;
                });
    }

    private static boolean isNested(Schema item) {
        return nonNull(item).count() > 1
                || nonNull(item).anyMatch(type -> switch (type.getType()) {
                    case RECORD, MAP, ARRAY -> true;
                    default -> false;
                });
    }

    private static Stream<Schema> nonNull(Schema schema) {
        Stream<Schema> types = schema.isUnion() ? schema.getTypes().stream() : Stream.of(schema);
        return types.filter(type -> type.getType() != Schema.Type.NULL);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
