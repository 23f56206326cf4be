// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.avro.ProjectedValues;
import java.util.List;

/**
 * The rules on one record, or on one item of an array: those on its own fields, and those on the items of its arrays.
 */
record RecordRules(List<CompiledRule> rules, List<ItemRules> arrays) {

    boolean isEmpty() {
        return rules.isEmpty() && arrays.isEmpty();
    }

    void evaluate(ProjectedValues slots, long nowMillis, PathPrefix at, VerdictBuilder into) {
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).evaluate(slots, nowMillis, at, into);
        }
        for (int i = 0; i < arrays.size(); i++) {
            arrays.get(i).evaluate(slots, nowMillis, at, into);
        }
    }
}
