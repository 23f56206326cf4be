// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * A field that a rule asks about.
 *
 * @param schema of its values that are not null
 * @param slot where a cursor puts them
 */
public record FieldSlot(Schema schema, int slot) {

    ValueKind kind() {
        return ValueKind.of(schema);
    }

    /** The digits after the point: 0 but for a decimal. */
    int scale() {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal ? decimal.getScale() : 0;
    }

    /** Asks the text of a string, or once and for all each symbol of an enum. */
    Condition text(TextPredicate test) {
        int at = slot;
        if (kind() == ValueKind.STRING) {
            return (slots, nowMillis) -> test.accepts(slots.buffer(), slots.offset(at), slots.length(at));
        }
        boolean[] accepted = TextPredicates.decide(test, schema.getEnumSymbols());
        return (slots, nowMillis) -> accepted[(int) slots.asLong(at)];
    }

    /** Asks an int or long, or the unscaled value of a decimal. */
    Condition whole(IntegerPredicate test) {
        int at = slot;
        if (kind() == ValueKind.DECIMAL) {
            return (slots, nowMillis) -> DecimalBytes.test(test, slots.buffer(), slots.offset(at), slots.length(at));
        }
        return (slots, nowMillis) -> test.accepts(slots.asLong(at));
    }
}
