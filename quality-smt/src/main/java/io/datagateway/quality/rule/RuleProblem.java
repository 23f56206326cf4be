// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.FieldPath;

/**
 * The reason why a rule does not fit the schema of its contract.
 *
 * @param message the mistake and the remedy
 */
public record RuleProblem(String rule, FieldPath path, String message) {

    @Override
    public String toString() {
        return "rule " + rule + " at " + (path.steps().isEmpty() ? "the record" : path) + ": " + message;
    }
}
