// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * A field that a rule checks, and the slot of its value.
 *
 * @param schema of its values that are not null
 * @param slot that a cursor puts the values into
 */
public record FieldSlot(Schema schema, int slot) {

    ValueKind kind() {
        return ValueKind.of(schema);
    }

    /** The digits after the point: 0 but for a decimal. */
    int scale() {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal ? decimal.getScale() : 0;
    }

    /**
     * The condition that the text of a string, or the symbol of an enum, fulfils the predicate. Symbols are decided
     * once and for all.
     */
    Condition text(TextPredicate test) {
        int at = slot;
        if (kind() == ValueKind.STRING) {
            return (slots, nowMillis) -> test.accepts(slots.buffer(), slots.offset(at), slots.length(at));
        }
        boolean[] accepted = TextPredicates.decide(test, schema.getEnumSymbols());
        return (slots, nowMillis) -> accepted[(int) slots.asLong(at)];
    }

    /** The condition that an int or long, or the unscaled value of a decimal, fulfils the predicate. */
    Condition whole(IntegerPredicate test) {
        int at = slot;
        if (kind() == ValueKind.DECIMAL) {
            return (slots, nowMillis) -> DecimalBytes.test(test, slots.buffer(), slots.offset(at), slots.length(at));
        }
        return (slots, nowMillis) -> test.accepts(slots.asLong(at));
    }
}
