// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.odcs.FieldType.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The properties with {@code primaryKey: true}, in the order of {@code primaryKeyPosition}. */
final class PrimaryKey {

    private static final String POSITION = "primaryKeyPosition";
    /** The position that ODCS gives to a property that has none. */
    private static final int NONE = -1;

    private PrimaryKey() {}

    static List<FieldPath> read(List<ContractField> fields) {
        var key = new ArrayList<ContractField>();
        for (ContractField field : fields) {
            DocumentNode primaryKey = field.node().at("primaryKey");
            if (primaryKey.isTrue() && isUsable(field, primaryKey)) {
                key.add(field);
            } else if (!primaryKey.isTrue() && position(field) != NONE) {
                field.node().at(POSITION).issue("is not beside primaryKey: true: add that, or remove this");
            }
        }
        key.sort(Comparator.comparing(PrimaryKey::position));
        for (int i = 0; i < key.size(); i++) {
            int position = position(key.get(i));
            if (position != i + 1 && (key.size() > 1 || position != NONE)) {
                key.get(i)
                        .node()
                        .at(POSITION)
                        .issue("breaks the order: number the fields of the key 1, 2, 3 and so on");
            }
        }
        return key.stream().map(ContractField::path).toList();
    }

    private static int position(ContractField field) {
        return field.node().at(POSITION).number().map(Number::intValue).orElse(NONE);
    }

    private static boolean isUsable(ContractField field, DocumentNode primaryKey) {
        if (field.path().steps().size() > 1) {
            primaryKey.issue("can only be a field of the record itself: move the field there, or remove this");
            return false;
        }
        boolean usable = field.type().isScalar() && field.type().kind() != Kind.FLOATING;
        if (!usable) {
            primaryKey.issue("cannot be an Avro " + field.type() + ": choose a field with one exact text");
        }
        return usable;
    }
}
