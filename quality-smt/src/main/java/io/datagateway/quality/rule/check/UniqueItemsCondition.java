// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.ItemCursor;
import io.datagateway.contract.avro.ProjectedValues;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The condition that all items of an array are different; null counts as a value. For one thread. */
final class UniqueItemsCondition implements Condition {

    private static final int MOST_KEPT = 1_000;

    private final int slot;
    private final ItemCursor items;
    private final FieldReader reader;
    private Set<@Nullable Object> seen = new HashSet<>();

    private UniqueItemsCondition(int slot, ItemCursor items, FieldReader reader) {
        this.slot = slot;
        this.items = items;
        this.reader = reader;
    }

    /** @param slot of the array */
    static UniqueItemsCondition of(Schema array, int slot) throws IncompatibleRuleException {
        Schema item = array.getElementType();
        FieldReader reader = FieldReader.of(ResolvedSchema.of(item, false).schema(), 0)
                .orElseThrow(() -> new IncompatibleRuleException("only items of a scalar type can be compared; "
                        + "remove uniqueItems, or move the field that must be unique into an array of its own"));
        return new UniqueItemsCondition(slot, new ItemCursor(item, List.of(FieldPath.ROOT)), reader);
    }

    @Override
    public boolean holds(ProjectedValues slots, long nowMillis) {
        if (seen.size() > MOST_KEPT) {
            seen = new HashSet<>(); // clearing takes as long as the set was large
        }
        seen.clear();
        items.open(slots, slot);
        while (items.next()) {
            if (!seen.add(items.item().isNull(0) ? null : reader.read(items.item()))) {
                return false;
            }
        }
        return true;
    }
}
