// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.Rule;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where the parts of a contract stand in its files.
 *
 * @param document the file of the document
 * @param schema the file of the Avro schema
 * @param rules the line of each rule in the document, by its id
 * @param types the line of each named type in the schema by its full name, and of each field by {@code type#field}
 */
public record Places(String document, String schema, Map<String, Integer> rules, Map<String, Integer> types) {

    public Places {
        rules = Map.copyOf(rules);
        types = Map.copyOf(types);
    }

    /** The key in {@link #types} of a field of a record. */
    public static String field(String record, String field) {
        return record + "#" + field;
    }

    Places renamed(UnaryOperator<String> name) {
        return new Places(name.apply(document), name.apply(schema), rules, types);
    }

    Place rule(Rule rule) {
        return inDocument(rules.getOrDefault(rule.id(), 1));
    }

    Place type(String key) {
        return new Place(schema, types.getOrDefault(key, 1));
    }

    Place inDocument(int line) {
        return new Place(document, line);
    }
}
