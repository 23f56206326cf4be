// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import io.datagateway.contract.FieldPath;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Goes through the items of an array that an {@link AvroCursor} has already found sound, and fills slots for the
 * projected fields of each. For one thread.
 *
 * <pre>{@code
 * items.open(slots, slot);
 * while (items.next()) { ... items.item() ... }
 * }</pre>
 */
public final class ItemCursor {

    private final AvroCursor cursor;
    private final ProjectedValues item;
    private final AvroInput blocks = new AvroInput();
    private int at;
    private int limit;
    private long left;
    private int index;

    /**
     * @param schema of the items
     * @param projectedFields as in {@link AvroCursor}, with paths that begin at an item
     */
    public ItemCursor(Schema schema, List<FieldPath> projectedFields) {
        this.cursor = new AvroCursor(schema, projectedFields);
        this.item = cursor.newValues();
    }

    /** Opens the array in {@code slot}, before its first item; one that is null has no items. */
    public void open(ProjectedValues slots, int slot) {
        boolean empty = slots.isNull(slot);
        at = empty ? 0 : slots.offset(slot);
        limit = empty ? 0 : at + slots.length(slot);
        blocks.reset(slots.buffer(), limit);
        left = 0;
        index = -1;
    }

    /** Moves to the next item, or returns false after the last. */
    public boolean next() {
        try {
            if (left == 0 && at < limit) {
                at = blocks.readBlockCount(at);
                left = blocks.value();
            }
            if (left == 0) {
                return false;
            }
            at = cursor.read(blocks.buffer(), at, limit, item);
        } catch (MalformedDatumException e) {
            throw new IllegalStateException("the array was not checked before: " + e.reason(), e);
        }
        left--;
        index++;
        return true;
    }

    /** The projected fields of the current item. */
    public ProjectedValues item() {
        return item;
    }

    /** The number of the current item, from 0. */
    public int index() {
        return index;
    }
}
