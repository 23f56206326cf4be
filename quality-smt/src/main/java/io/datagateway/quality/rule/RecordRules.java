// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.avro.ProjectedValues;
import java.util.BitSet;
import java.util.List;

/**
 * The rules on one record, or on one item of an array: those on its own fields, and those on the items of its arrays.
 * Bounds of size come first. Whatever takes longer on a larger field is not asked of one that breaks them: the record
 * is refused as it is, and looking into the field is the work that the bound is to spare. For one thread.
 */
final class RecordRules {

    private final List<CompiledRule> sizes;
    private final List<CompiledRule> rules;
    private final List<ItemRules> arrays;
    /** The slots of the fields that break a bound of size. */
    private final BitSet wrongSizes = new BitSet();

    RecordRules(List<CompiledRule> rules, List<ItemRules> arrays) {
        this.sizes = rules.stream().filter(CompiledRule::isBoundOfSize).toList();
        this.rules = rules.stream().filter(rule -> !rule.isBoundOfSize()).toList();
        this.arrays = List.copyOf(arrays);
    }

    boolean isEmpty() {
        return sizes.isEmpty() && rules.isEmpty() && arrays.isEmpty();
    }

    void evaluate(ProjectedValues slots, long nowMillis, PathPrefix at, VerdictBuilder into) {
        wrongSizes.clear();
        for (int i = 0; i < sizes.size(); i++) {
            CompiledRule size = sizes.get(i);
            if (!size.evaluate(slots, nowMillis, at, into)) {
                wrongSizes.or(size.slots());
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            if (wrongSizes.isEmpty() || !rule.isLong() || !rule.slots().intersects(wrongSizes)) {
                rule.evaluate(slots, nowMillis, at, into);
            }
        }
        for (int i = 0; i < arrays.size(); i++) {
            ItemRules array = arrays.get(i);
            if (!wrongSizes.get(array.slot())) {
                array.evaluate(slots, nowMillis, at, into);
            }
        }
    }
}
