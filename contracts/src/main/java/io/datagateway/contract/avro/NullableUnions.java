// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.util.List;
import org.apache.avro.Schema;

/** Avro unions of null and other types: the form in which a schema says that a value may be null. */
public final class NullableUnions {

    private NullableUnions() {}

    /**
     * The types of a schema's values that are not null: one for {@code ["null", T]}, several for a union of several
     * types, none for a union of null alone. A schema that is not a union is the only one.
     */
    public static List<Schema> nonNullTypes(Schema schema) {
        if (!schema.isUnion()) {
            return List.of(schema);
        }
        return schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
    }
}
