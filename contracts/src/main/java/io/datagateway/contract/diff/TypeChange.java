// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;

/** The kind of a change from one Avro type to another. */
final class TypeChange {

    /** Types that a reader with the writer's schema takes a value of the first as. */
    private static final Map<Type, List<Type>> PROMOTED = Map.of(
            Type.INT, List.of(Type.LONG, Type.FLOAT, Type.DOUBLE),
            Type.LONG, List.of(Type.FLOAT, Type.DOUBLE),
            Type.FLOAT, List.of(Type.DOUBLE));

    private TypeChange() {}

    static ChangeKind of(FieldPath path, Schema old, Schema now) {
        Set<Type> both = Set.of(old.getType(), now.getType());
        if (both.equals(Set.of(Type.ARRAY, Type.MAP))) {
            return ChangeKind.ARRAY_MAP;
        }
        if (both.equals(Set.of(Type.STRING, Type.BYTES))) {
            return ChangeKind.STRING_BYTES;
        }
        if (old.getType() == Type.ENUM && now.getType() == Type.STRING) {
            return ChangeKind.ENUM_TO_STRING;
        }
        if (!PROMOTED.getOrDefault(old.getType(), List.of()).contains(now.getType())) {
            return ChangeKind.TYPE_CHANGED;
        }
        boolean inMap = !path.steps().isEmpty()
                && path.steps().get(path.steps().size() - 1).equals("{}");
        return inMap ? ChangeKind.MAP_VALUES_PROMOTED : ChangeKind.TYPE_PROMOTED;
    }
}
