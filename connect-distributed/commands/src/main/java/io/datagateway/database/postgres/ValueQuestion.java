// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import static io.datagateway.database.model.Effect.CHANGED;
import static io.datagateway.database.model.Effect.DEAD_LETTERS;

import io.datagateway.database.model.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A question about the values of a column. In its SQL {@code @} stands for the column, and for an item where it is
 * {@link #ofItems}.
 *
 * @param condition of values that do not come through
 * @param problem what those values are, and what becomes of them
 * @param constraint that keeps them out; empty if there is no need, or no way
 */
record ValueQuestion(Effect effect, String condition, String problem, String constraint) {

    private static final Set<String> SEEN_WHEN_NESTED =
            Set.of("text[]", "varchar[]", "bpchar[]", "uuid[]", "json[]", "jsonb[]", "enum[]", "inet[]", "range[]");

    /** All questions about a type. */
    static List<ValueQuestion> of(String type) {
        var questions = new ArrayList<ValueQuestion>();
        if (type.endsWith("[]")) {
            questions.add(
                    SEEN_WHEN_NESTED.contains(type)
                            ? new ValueQuestion(
                                    DEAD_LETTERS, "array_ndims(@) > 1", "an array in an array", "array_ndims(@) = 1")
                            : new ValueQuestion(
                                    CHANGED,
                                    "array_ndims(@) > 1",
                                    "an array in an array, which arrives as null",
                                    "array_ndims(@) = 1"));
        }
        switch (type) {
            case "date" -> questions.addAll(dates());
            case "timestamp", "timestamptz" -> questions.add(infinite());
            case "time" ->
                questions.add(new ValueQuestion(
                        CHANGED, "@ = '24:00'", "the time 24:00, which arrives as 00:00", "@ < '24:00'"));
            case "timetz" -> questions.addAll(zonedTimes());
            case "numeric" ->
                questions.add(new ValueQuestion(
                        DEAD_LETTERS, "@ IN ('NaN', 'Infinity', '-Infinity')", "NaN or an infinite number", ""));
            case "interval" ->
                questions.add(new ValueQuestion(
                        CHANGED, "NOT isfinite(@)", "an infinite interval, which arrives as none", "isfinite(@)"));
            default -> questions.addAll(items(type));
        }
        return questions;
    }

    private static List<ValueQuestion> items(String type) {
        return switch (type) {
            case "numeric[]" ->
                List.of(ofItems(
                        CHANGED,
                        "@ IN ('NaN', 'Infinity', '-Infinity')",
                        "NaN or an infinite number in it, for which the whole array arrives as null"));
            case "enum[]" ->
                List.of(ofItems(CHANGED, "@ IS NULL", "null in it, for which the whole array arrives as null"));
            case "date[]" ->
                List.of(
                        ofItems(DEAD_LETTERS, "NOT isfinite(@)", "an infinite date in it"),
                        ofItems(
                                CHANGED,
                                "isfinite(@) AND @ < '0001-01-01'",
                                "a date before Christ, which loses its era"));
            case "timestamp[]", "timestamptz[]" ->
                List.of(ofItems(DEAD_LETTERS, "NOT isfinite(@)", "an infinite timestamp in it"));
            case "time[]", "timetz[]" ->
                List.of(ofItems(
                        CHANGED,
                        "@::time = '24:00' OR date_trunc('milliseconds', @::time) <> @::time",
                        "a time that is cut to milliseconds, or 24:00, which arrives as 00:00"));
            default -> List.of();
        };
    }

    private static List<ValueQuestion> dates() {
        return List.of(
                infinite(),
                new ValueQuestion(
                        CHANGED,
                        "isfinite(@) AND @ < '0001-01-01'",
                        "a date before Christ, which loses its era in the snapshot",
                        ""));
    }

    private static ValueQuestion infinite() {
        return new ValueQuestion(DEAD_LETTERS, "NOT isfinite(@)", "an infinite date or timestamp", "");
    }

    private static List<ValueQuestion> zonedTimes() {
        return List.of(
                new ValueQuestion(
                        CHANGED,
                        "@::time = '24:00'",
                        "the time 24:00, which arrives as that of another day",
                        "@::time < '24:00'"),
                new ValueQuestion(
                        Effect.STOPS,
                        "mod(extract(timezone FROM @)::int, 60) <> 0",
                        "a zone with seconds, which arrives as null and stops the connector after the snapshot",
                        "mod(extract(timezone FROM @)::int, 60) = 0"));
    }

    private static ValueQuestion ofItems(Effect effect, String condition, String problem) {
        String any = "EXISTS (SELECT FROM unnest(@) AS i WHERE " + condition.replace("@", "i.i") + ')';
        return new ValueQuestion(effect, any, problem, "");
    }

    String condition(Column column) {
        return condition.replace("@", "t." + column.sqlName());
    }

    String constraint(Column column) {
        return constraint.replace("@", column.sqlName());
    }
}
