// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.NullableUnions;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The schema of the value at a path, without null, and a flag that says if the value may be null.
 *
 * @param schema without null: a union only if it has several other types
 * @param nullable true if the value, or a record around it, may be null
 */
public record ResolvedSchema(Schema schema, boolean nullable) {

    /** Resolves {@code path} below a record, or an array item, of {@code schema}. */
    public static ResolvedSchema at(Schema schema, FieldPath path) throws IncompatibleRuleException {
        ResolvedSchema target = of(schema, false);
        for (String step : path.steps()) {
            target = target.then(step);
        }
        return target;
    }

    public static ResolvedSchema of(Schema schema, boolean insideNullable) {
        List<Schema> types = NullableUnions.nonNullTypes(schema);
        boolean nullable = insideNullable || (schema.isUnion() && schema.isNullable());
        return new ResolvedSchema(types.size() == 1 ? types.get(0) : schema, nullable);
    }

    private ResolvedSchema then(String step) throws IncompatibleRuleException {
        if (schema.getType() == Schema.Type.ARRAY && step.equals(FieldPath.ITEMS)) {
            return of(schema.getElementType(), nullable);
        }
        if (schema.getType() != Schema.Type.RECORD) {
            throw new IncompatibleRuleException("a path cannot go through a " + kind() + " to " + step + "; name the "
                    + kind() + " itself, or the items of an array as name[]");
        }
        Schema.Field field = schema.getField(step);
        if (field == null) {
            throw new IncompatibleRuleException(
                    schema.getFullName() + " has no field " + step + "; add it to the .avsc or remove the rule");
        }
        return of(field.schema(), nullable);
    }

    public ValueKind kind() {
        return ValueKind.of(schema);
    }
}
