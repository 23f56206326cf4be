// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.Rule;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.quality.rule.check.Condition;

/**
 * A rule that is compiled to a condition.
 *
 * @param path the field, as seen from the record or array item that the rule is evaluated on
 * @param message the message of its violations
 */
record CompiledRule(Rule rule, String path, String message, Condition condition) {

    void evaluate(ProjectedValues slots, long nowMillis, PathPrefix at, VerdictBuilder into) {
        boolean holds;
        String text = message;
        try {
            holds = condition.holds(slots, nowMillis);
        } catch (RuntimeException e) {
            // The message is bad: a rule that cannot be decided is broken, or a record could pass without a verdict.
            holds = false;
            text = "could not be decided (" + e.getClass().getSimpleName() + "): " + message;
        }
        if (!holds) {
            into.add(rule.severity(), new Violation(rule.id(), at.of(path), text));
        }
    }
}
