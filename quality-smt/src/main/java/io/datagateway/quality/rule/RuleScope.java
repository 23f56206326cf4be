// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.avro.Slots;
import java.util.List;

/** The rules on the fields of one record, or of each item of one array, and the arrays that have rules below. */
record RuleScope(List<CompiledRule> rules, List<ItemScope> arrays) {

    boolean isEmpty() {
        return rules.isEmpty() && arrays.isEmpty();
    }

    void evaluate(Slots slots, long nowMillis, PathPrefix at, VerdictBuilder into) {
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).evaluate(slots, nowMillis, at, into);
        }
        for (int i = 0; i < arrays.size(); i++) {
            arrays.get(i).evaluate(slots, nowMillis, at, into);
        }
    }
}
