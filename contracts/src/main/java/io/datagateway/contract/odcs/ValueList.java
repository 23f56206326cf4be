// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.odcs.FieldType.Kind;
import java.util.ArrayList;
import java.util.List;

/** A list of values that a field may have, or may not. */
final class ValueList {

    private ValueList() {}

    /** The texts of the list; none, with an issue, where it cannot be a list of values of the field. */
    static List<String> ofText(Part list, Field field) {
        return !list.exists() || field.carries(list, Kind.TEXT, Kind.ENUM) ? read(list, field) : List.of();
    }

    /** As {@link #ofText}, for fields of numbers as well: those are given in plain decimal. */
    static List<String> ofAnyKind(Part list, Field field) {
        return !list.exists() || field.carries(list, Kind.TEXT, Kind.ENUM, Kind.INTEGER, Kind.DECIMAL, Kind.FLOATING)
                ? read(list, field)
                : List.of();
    }

    private static List<String> read(Part list, Field field) {
        if (list.exists() && list.items().isEmpty()) {
            list.issue("is not a list of values: list at least one");
        }
        var values = new ArrayList<String>();
        for (Part item : list.items()) {
            if (isValueOf(item, field.type())) {
                values.add(item.written());
            }
        }
        return values;
    }

    private static boolean isValueOf(Part item, FieldType type) {
        if (item.node().isNull()) {
            item.issue("needs no entry: null is always missing, and never invalid: remove it");
            return false;
        }
        boolean isText = type.kind() == Kind.TEXT || type.kind() == Kind.ENUM;
        if (isText ? item.text().isEmpty() : item.number().isEmpty()) {
            item.issue(isText ? "is not a text: put it into quotes" : "is not a number: write one");
            return false;
        }
        if (type.kind() == Kind.ENUM && !type.schema().hasEnumSymbol(item.written())) {
            item.issue("is not a symbol of the Avro enum " + type.schema().getName() + ": correct or remove it");
            return false;
        }
        return true;
    }
}
