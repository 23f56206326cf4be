// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.avro.ItemCursor;
import io.datagateway.contract.avro.ProjectedValues;

/** The rules on every item of one array. For one thread. */
final class ItemRules implements PathPrefix {

    private final String array;
    private final int slot;
    private final ItemCursor items;
    private final RecordRules rules;
    private PathPrefix outer = PathPrefix.RECORD;

    /**
     * @param array the path of the array, as seen from the record, or item, around it
     * @param slot the array's slot there
     */
    ItemRules(String array, int slot, ItemCursor items, RecordRules rules) {
        this.array = array;
        this.slot = slot;
        this.items = items;
        this.rules = rules;
    }

    /** The array's slot in the record, or item, around it. */
    int slot() {
        return slot;
    }

    void evaluate(ProjectedValues slots, long nowMillis, PathPrefix around, VerdictBuilder into) {
        outer = around;
        items.open(slots, slot);
        while (items.next()) {
            rules.evaluate(items.item(), nowMillis, this, into);
        }
    }

    @Override
    public String of(String path) {
        String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return outer.of(array) + "[" + items.index() + "]" + separator + path;
    }
}
