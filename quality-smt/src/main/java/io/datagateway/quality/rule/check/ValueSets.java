// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compiles a list of values, which a contract writes as text, to the condition that a field has one of them. */
public final class ValueSets {

    private ValueSets() {}

    public static Condition contains(List<String> values, FieldSlot field) throws IncompatibleRuleException {
        return switch (field.kind()) {
            case STRING -> field.text(TextPredicates.oneOf(values));
            case ENUM -> symbols(values, field);
            case BOOLEAN -> field.whole(new IntegerSet(booleans(values)));
            case INT, LONG, DECIMAL -> field.whole(new IntegerSet(wholes(values, field)));
            case FLOAT, DOUBLE -> floating(values, field);
            case BYTES, ARRAY, MAP, RECORD, UNION, NULL ->
                throw new IncompatibleRuleException(
                        "a list of values needs a text, a number or a boolean, the Avro schema has a " + field.kind()
                                + " there; remove the rule");
        };
    }

    private static Condition symbols(List<String> values, FieldSlot field) throws IncompatibleRuleException {
        for (String value : values) {
            if (!field.schema().hasEnumSymbol(value)) {
                throw neverThere(
                        value, "is not a symbol of the enum " + field.schema().getFullName());
            }
        }
        return field.text(TextPredicates.oneOf(values));
    }

    private static List<BigInteger> booleans(List<String> values) throws IncompatibleRuleException {
        var numbers = new ArrayList<BigInteger>();
        for (String value : values) {
            if (!value.equals("true") && !value.equals("false")) {
                throw neverThere(value, "is neither true nor false");
            }
            numbers.add(value.equals("true") ? BigInteger.ONE : BigInteger.ZERO);
        }
        return numbers;
    }

    private static List<BigInteger> wholes(List<String> values, FieldSlot field) throws IncompatibleRuleException {
        var numbers = new ArrayList<BigInteger>();
        for (String value : values) {
            BigDecimal units = number(value).movePointRight(field.scale());
            if (units.stripTrailingZeros().scale() > 0) {
                throw neverThere(value, "has more digits after the point than the field");
            }
            numbers.add(units.toBigIntegerExact());
        }
        return numbers;
    }

    private static Condition floating(List<String> values, FieldSlot field) throws IncompatibleRuleException {
        double[] sorted = new double[values.size()];
        for (int i = 0; i < sorted.length; i++) {
            BigDecimal number = number(values.get(i));
            // Adding zero makes -0.0 and 0.0 one value.
            sorted[i] = (field.kind() == ValueKind.FLOAT ? number.floatValue() : number.doubleValue()) + 0.0;
        }
        Arrays.sort(sorted);
        int slot = field.slot();
        return (slots, nowMillis) -> Arrays.binarySearch(sorted, slots.asDouble(slot) + 0.0) >= 0;
    }

    private static BigDecimal number(String text) throws IncompatibleRuleException {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw neverThere(text, "is not a number");
        }
    }

    private static IncompatibleRuleException neverThere(String value, String reason) {
        return new IncompatibleRuleException(
                "the value \"" + value + "\" " + reason + ", so no record has it; remove it or correct it");
    }
}
