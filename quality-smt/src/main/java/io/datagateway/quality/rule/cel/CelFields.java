// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.cel;

import io.datagateway.contract.FieldPath;
import io.datagateway.quality.rule.check.ResolvedSchema;
import io.datagateway.quality.rule.check.ValueKind;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The fields that an expression can use, by name: one flat variable for each, {@code this.customer.city}. */
final class CelFields {

    private final Map<String, Variable> variables = new TreeMap<>();
    private final Set<String> recordsAround = new HashSet<>();

    private CelFields() {}

    /** A field and its path, as seen from the record, or array item, that the rule is evaluated on. */
    record Variable(FieldPath path, CelField field) {}

    /** The fields of a record, or array item, which is called {@code this}. */
    static Map<String, Variable> of(Schema schema) {
        var fields = new CelFields();
        fields.add("this", FieldPath.ROOT, ResolvedSchema.of(schema, false));
        return Collections.unmodifiableMap(fields.variables);
    }

    private void add(String name, FieldPath path, ResolvedSchema target) {
        CelField.of(target).ifPresent(field -> variables.put(name, new Variable(path, field)));
        Schema schema = target.schema();
        boolean entered = target.kind() == ValueKind.RECORD && recordsAround.add(schema.getFullName());
        if (!entered) {
            return;
        }
        for (Schema.Field field : schema.getFields()) {
            add(
                    name + "." + field.name(),
                    path.then(field.name()),
                    ResolvedSchema.of(field.schema(), target.nullable()));
        }
        recordsAround.remove(schema.getFullName());
    }
}
