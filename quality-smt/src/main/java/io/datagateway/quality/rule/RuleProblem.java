// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.FieldPath;

/**
 * Why a rule cannot be asked of records of its contract.
 *
 * @param message what is wrong and what to do
 */
public record RuleProblem(String rule, FieldPath path, String message) {

    @Override
    public String toString() {
        return "rule " + rule + " at " + (path.steps().isEmpty() ? "the record" : path) + ": " + message;
    }
}
