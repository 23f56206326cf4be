// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.Check;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.quality.rule.check.Condition;
import io.datagateway.quality.rule.check.Steps;
import io.datagateway.quality.rule.check.TooManyStepsException;
import java.util.BitSet;

/**
 * A rule that is compiled to a condition.
 *
 * @param path the field, as seen from the record or array item that the rule is evaluated on
 * @param message the message of its violations
 * @param slots the slots of the fields that it reads
 */
record CompiledRule(Rule rule, String path, String message, Condition condition, BitSet slots) {

    /** Returns true if the rule bounds the size of a field, and a record that breaks it is not delivered. */
    boolean isBoundOfSize() {
        boolean size = rule.check() instanceof Check.Length || rule.check() instanceof Check.Size;
        return size && rule.severity() == Severity.ERROR;
    }

    /** Returns true if the rule may take longer, the larger its field is. */
    boolean isLong() {
        return rule.check() instanceof Check.Expression
                || rule.check() instanceof Check.Matches
                || rule.check() instanceof Check.Format
                || rule.check() instanceof Check.UniqueItems;
    }

    /** Evaluates the rule, and returns true if it holds. */
    boolean evaluate(ProjectedValues values, long nowMillis, PathPrefix at, VerdictBuilder into) {
        String id = rule.id();
        String text = message;
        try {
            if (condition.holds(values, nowMillis)) {
                return true;
            }
        } catch (TooManyStepsException e) {
            // The message is bad, or the rule is: a record may not hold up those behind it.
            id = Verdict.COST;
            text = "the rule " + rule.id() + " takes more than the " + Steps.LIMIT
                    + " steps that a record may take; bound the field by maxItems or maxLength";
        } catch (RuntimeException e) {
            // The message is bad: a rule that cannot be decided is broken, or a record could pass without a verdict.
            text = "could not be decided (" + e.getClass().getSimpleName() + "): " + message;
        }
        into.add(rule.severity(), new Violation(id, at.of(path), text));
        return false;
    }
}
