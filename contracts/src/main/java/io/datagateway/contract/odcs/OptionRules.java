// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check;
import io.datagateway.contract.Check.Length;
import io.datagateway.contract.Check.Size;
import io.datagateway.contract.odcs.FieldType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The rules of {@code logicalTypeOptions}: one for each option, under the id {@code <path>.<option>}. */
final class OptionRules {

    private final RuleList rules;

    OptionRules(RuleList rules) {
        this.rules = rules;
    }

    void read(ContractField field) {
        DocumentNode options = field.node().at("logicalTypeOptions");
        for (String option : options.keys()) {
            DocumentNode value = options.at(option);
            check(field, option, value).ifPresent(check -> rules.add(value, field.rule(option, check)));
        }
        new RangeOptions(field, rules).read();
        requireOrder(options, "minLength", "maxLength");
        requireOrder(options, "minItems", "maxItems");
        requireOrder(options, "minProperties", "maxProperties");
    }

    /** The list {@code enum} of ODCS 3.2; no rule if it has all symbols of an Avro enum. */
    void readEnum(ContractField field) {
        DocumentNode list = field.node().at("enum");
        List<DocumentNode> entries =
                list.items().stream().map(entry -> entry.at("value")).toList();
        if (entries.isEmpty()) {
            return;
        }
        List<String> values = ValueList.read(list, entries, field);
        if (field.type().kind() != Kind.ENUM
                || !values.containsAll(field.type().schema().getEnumSymbols())) {
            rules.add(list, field.rule("enum", new Check.OneOf(values)));
        }
    }

    /**
     * The check that the option stands for. Empty also for an option that is unknown or of a wrong type:
     * {@link OdcsSchema} has an issue for that.
     */
    private static Optional<Check> check(ContractField field, String option, DocumentNode value) {
        return switch (option) {
            case "minLength", "maxLength" ->
                field.carries(value, Kind.TEXT) ? length(option, value.size()) : Optional.empty();
            case "minItems", "maxItems", "minProperties", "maxProperties" ->
                field.carries(value, Kind.ARRAY, Kind.MAP) ? size(option, value.size()) : Optional.empty();
            case "uniqueItems" ->
                field.carries(value, Kind.ARRAY) && value.isTrue() ? uniqueItems(value, field) : Optional.empty();
            case "pattern" -> field.carries(value, Kind.TEXT) ? PatternCheck.read(value) : Optional.empty();
            case "format", "timezone", "defaultTimezone" -> format(option, value, field);
            case "multipleOf" -> multipleOf(value, field);
            case "required" -> refused(value, "is read at each property only: write required: true there");
            default -> Optional.empty();
        };
    }

    private static Optional<Check> format(String option, DocumentNode value, ContractField field) {
        if (!field.type().isTemporal()) {
            return option.equals("format") ? FormatCheck.read(value, field) : Optional.empty();
        }
        TemporalOptions.check(option, value, field.type());
        return Optional.empty();
    }

    private static Optional<Check> length(String option, OptionalInt bound) {
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                isMinimum(option) ? new Length(bound.getAsInt(), Integer.MAX_VALUE) : new Length(0, bound.getAsInt()));
    }

    private static Optional<Check> size(String option, OptionalInt bound) {
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                isMinimum(option) ? new Size(bound.getAsInt(), Integer.MAX_VALUE) : new Size(0, bound.getAsInt()));
    }

    private static boolean isMinimum(String option) {
        return option.startsWith("min");
    }

    private static Optional<Check> uniqueItems(DocumentNode option, ContractField array) {
        FieldType item = FieldType.of(array.type().schema().getElementType());
        return item.isScalar()
                ? Optional.of(new Check.UniqueItems())
                : refused(option, "compares single values only, not an Avro " + item + ": remove it");
    }

    private static Optional<Check> multipleOf(DocumentNode step, ContractField field) {
        if (field.type().kind() == Kind.FLOATING) {
            return refused(step, "has no exact meaning for an Avro " + field.type() + ": use a decimal, or remove it");
        }
        if (step.number().filter(number -> !field.type().canHold(number)).isPresent()) {
            return refused(step, "is not a number that an Avro " + field.type() + " can hold: correct it");
        }
        return step.number().filter(number -> number.signum() > 0).map(Check.MultipleOf::new);
    }

    private static void requireOrder(DocumentNode options, String minimum, String maximum) {
        DocumentNode least = options.at(minimum);
        DocumentNode most = options.at(maximum);
        if (least.number().isPresent()
                && most.number().isPresent()
                && least.number().get().compareTo(most.number().get()) > 0) {
            least.issue("is greater than " + maximum + ": correct one of them");
        }
    }

    private static Optional<Check> refused(DocumentNode option, String message) {
        option.issue(message);
        return Optional.empty();
    }
}
