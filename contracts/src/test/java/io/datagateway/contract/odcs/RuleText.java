// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Rule;

/** A rule on one line, for golden files. */
final class RuleText {

    private RuleText() {}

    static String of(Rule rule) {
        String path = rule.path().steps().isEmpty() ? "the record" : rule.path().toString();
        return rule.severity() + " " + rule.id() + ": " + path + " " + rule.check();
    }
}
