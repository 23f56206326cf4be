// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/** The kind of a change from one Avro type to another. */
final class TypeChange {

    /** Types that a reader with the writer's schema takes a value of the first as. */
    private static final Map<Schema.Type, List<Schema.Type>> PROMOTED = Map.of(
            Schema.Type.INT, List.of(Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE),
            Schema.Type.LONG, List.of(Schema.Type.FLOAT, Schema.Type.DOUBLE),
            Schema.Type.FLOAT, List.of(Schema.Type.DOUBLE));

    private TypeChange() {}

    static ChangeKind of(FieldPath path, Schema old, Schema now) {
        Set<Schema.Type> both = Set.of(old.getType(), now.getType());
        if (both.equals(Set.of(Schema.Type.ARRAY, Schema.Type.MAP))) {
            return ChangeKind.ARRAY_MAP;
        }
        if (both.equals(Set.of(Schema.Type.STRING, Schema.Type.BYTES))) {
            return ChangeKind.STRING_BYTES;
        }
        if (old.getType() == Schema.Type.ENUM && now.getType() == Schema.Type.STRING) {
            return ChangeKind.ENUM_TO_STRING;
        }
        if (!PROMOTED.getOrDefault(old.getType(), List.of()).contains(now.getType())) {
            return ChangeKind.TYPE_CHANGED;
        }
        boolean inMap = !path.steps().isEmpty()
                && path.steps().get(path.steps().size() - 1).equals(SchemaDiff.VALUES);
        return inMap ? ChangeKind.MAP_VALUES_PROMOTED : ChangeKind.TYPE_PROMOTED;
    }
}
