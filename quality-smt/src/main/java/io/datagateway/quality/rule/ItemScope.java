// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.avro.ItemCursor;
import io.datagateway.contract.avro.Slots;

/** The rules on every item of one array. For one thread. */
final class ItemScope implements PathPrefix {

    private final String array;
    private final int slot;
    private final ItemCursor items;
    private final RuleScope scope;
    private PathPrefix outer = PathPrefix.RECORD;

    /**
     * @param array the path of the array, as seen from the scope around
     * @param slot the array's slot there
     */
    ItemScope(String array, int slot, ItemCursor items, RuleScope scope) {
        this.array = array;
        this.slot = slot;
        this.items = items;
        this.scope = scope;
    }

    void evaluate(Slots slots, long nowMillis, PathPrefix around, VerdictBuilder into) {
        outer = around;
        items.open(slots, slot);
        while (items.next()) {
            scope.evaluate(items.item(), nowMillis, this, into);
        }
    }

    @Override
    public String of(String path) {
        String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return outer.of(array) + "[" + items.index() + "]" + separator + path;
    }
}
