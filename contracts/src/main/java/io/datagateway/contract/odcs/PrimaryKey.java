// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.FieldPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The properties with {@code primaryKey: true}, in the order of {@code primaryKeyPosition}. */
final class PrimaryKey {

    private PrimaryKey() {}

    static List<FieldPath> read(List<Field> fields) {
        var key = new ArrayList<Field>();
        for (Field field : fields) {
            Part primaryKey = field.part().at("primaryKey");
            if (primaryKey.isTrue() && isUsable(field, primaryKey)) {
                key.add(field);
            }
        }
        key.sort(Comparator.comparing(PrimaryKey::position));
        for (int i = 0; i < key.size(); i++) {
            if (position(key.get(i)) != i + 1 && (key.size() > 1 || position(key.get(i)) != -1)) {
                key.get(i).part().at("primaryKeyPosition").issue("number the fields of the key 1, 2, 3 and so on");
            }
        }
        return key.stream().map(Field::path).toList();
    }

    private static int position(Field field) {
        return field.part()
                .at("primaryKeyPosition")
                .number()
                .map(Number::intValue)
                .orElse(-1);
    }

    private static boolean isUsable(Field field, Part primaryKey) {
        if (field.path().steps().size() > 1) {
            primaryKey.issue("can only be a field of the record itself: move the field there, or remove this");
            return false;
        }
        boolean usable = switch (field.type().schema().getType()) {
            case STRING, ENUM, INT, LONG, BOOLEAN, BYTES, FIXED -> true;
            default -> false;
        };
        if (!usable) {
            primaryKey.issue("cannot be an Avro " + field.type() + ": choose a field with one exact text");
        }
        return usable;
    }
}
