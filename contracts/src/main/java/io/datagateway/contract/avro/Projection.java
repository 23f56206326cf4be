// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import io.datagateway.contract.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that a reader asks for, as a tree beside the schema: the slot that takes the value of this field, and the
 * projection of the fields below it.
 */
final class Projection {

    /** Asks for nothing. */
    static final Projection NONE = new Projection();

    private static final int NO_SLOT = -1;

    private int slot = NO_SLOT;
    private final Map<String, Projection> fields = new HashMap<>();

    private Projection() {}

    /**
     * The projection of a record to the fields at {@code paths}: the slot of each is its index.
     *
     * @throws IllegalArgumentException if a path goes through the items of an array, or stands there twice
     */
    static Projection of(List<FieldPath> paths) {
        var root = new Projection();
        for (int slot = 0; slot < paths.size(); slot++) {
            if (paths.get(slot).isRepeated()) {
                throw new IllegalArgumentException("read the items of an array with ItemCursor: " + paths.get(slot));
            }
            Projection at = root;
            for (String step : paths.get(slot).steps()) {
                at = at.fields.computeIfAbsent(step, name -> new Projection());
            }
            if (at.slot != NO_SLOT) {
                throw new IllegalArgumentException("wanted twice: " + paths.get(slot));
            }
            at.slot = slot;
        }
        return root;
    }

    /** Returns true if neither this field nor one below it is asked for. */
    boolean isEmpty() {
        return slot == NO_SLOT && fields.isEmpty();
    }

    /** The slot of this field; negative if it is not asked for itself. */
    int slot() {
        return slot;
    }

    Map<String, Projection> fields() {
        return fields;
    }

    Projection field(String name) {
        return fields.getOrDefault(name, NONE);
    }
}
