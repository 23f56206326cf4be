// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.odcs.FieldType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of values that a field may have, or may not. */
final class ValueList {

    private ValueList() {}

    /** The values of the list in plain text; none, with an issue, where the field cannot have such a list. */
    static List<String> read(DocumentNode list, ContractField field) {
        return read(list, list.items(), field);
    }

    /** @param items the values in the list, which may be parts of its entries */
    static List<String> read(DocumentNode list, List<DocumentNode> items, ContractField field) {
        boolean possible =
                field.carries(list, Kind.TEXT, Kind.ENUM, Kind.BOOLEAN, Kind.INTEGER, Kind.DECIMAL, Kind.FLOATING);
        if (!possible) {
            return List.of();
        }
        if (items.isEmpty()) {
            list.issue("is not a list of values: list at least one");
        }
        var values = new ArrayList<String>();
        for (DocumentNode item : items) {
            if (item.isNull()) {
                continue; // null is always missing and never invalid: an entry changes nothing
            }
            Optional<String> problem = problem(item, field.type());
            problem.ifPresentOrElse(item::issue, () -> values.add(item.written()));
        }
        return values;
    }

    private static Optional<String> problem(DocumentNode item, FieldType type) {
        return switch (type.kind()) {
            case TEXT ->
                item.text().isEmpty()
                        ? Optional.of("is not a text: put it into quotes")
                        : item.text()
                                .filter(text -> text.startsWith("\n") || text.endsWith("\n"))
                                .map(text -> "has a line break at its edge: write it on one line, or with >- or |-");
            case ENUM ->
                item.text().filter(type.schema()::hasEnumSymbol).isPresent()
                        ? Optional.empty()
                        : Optional.of("is not a symbol of the Avro enum: correct or remove it");
            case BOOLEAN ->
                item.json().isBoolean() ? Optional.empty() : Optional.of("is not true or false: write one of them");
            default ->
                item.number().filter(type::canHold).isPresent()
                        ? Optional.empty()
                        : Optional.of("is not a number that an Avro " + type + " can hold: correct or remove it");
        };
    }
}
