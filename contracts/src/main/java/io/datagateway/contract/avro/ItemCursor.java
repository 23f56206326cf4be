// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import io.datagateway.contract.FieldPath;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Goes through the items of an array that an {@link AvroCursor} has already found sound, and fills slots for the wanted
 * fields of each. For one thread.
 *
 * <pre>{@code
 * items.open(slots, slot);
 * while (items.next()) { ... items.item() ... }
 * }</pre>
 */
public final class ItemCursor {

    private final AvroCursor cursor;
    private final Slots item;
    private final AvroInput blocks = new AvroInput();
    private int limit;
    private int left;
    private int index;

    /** @param schema of the items; {@code wanted} as in {@link AvroCursor}, seen from an item */
    public ItemCursor(Schema schema, List<FieldPath> wanted) {
        this.cursor = new AvroCursor(schema, wanted);
        this.item = cursor.newSlots();
    }

    /** Begins with the array in {@code slot}; one that is null has no items. */
    public void open(Slots slots, int slot) {
        index = -1;
        left = 0;
        limit = slots.isNull(slot) ? 0 : slots.offset(slot) + slots.length(slot);
        blocks.reset(slots.buffer(), slots.isNull(slot) ? 0 : slots.offset(slot), limit);
    }

    /** Moves to the next item, or returns false after the last. */
    public boolean next() {
        try {
            if (left == 0) {
                left = blocks.position() < limit ? blocks.readBlockCount() : 0;
                if (left == 0) {
                    return false;
                }
            }
            int end = cursor.read(blocks.buffer(), blocks.position(), limit, item);
            blocks.reset(blocks.buffer(), end, limit);
        } catch (MalformedDatumException e) {
            throw new IllegalStateException("the array was not checked before: " + e.reason(), e);
        }
        left--;
        index++;
        return true;
    }

    /** The wanted fields of the current item. */
    public Slots item() {
        return item;
    }

    /** The number of the current item, from 0. */
    public int index() {
        return index;
    }

    /** Where the current item ends in the buffer; it begins where the one before ended. */
    public int end() {
        return blocks.position();
    }
}
