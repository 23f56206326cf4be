// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import io.datagateway.contract.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The wanted paths as a tree: the slot of this field (-1: not wanted itself) and what is wanted below it. */
final class WantedField {

    static final WantedField NONE = new WantedField();

    private int slot = -1;
    private final Map<String, WantedField> fields = new HashMap<>();

    private WantedField() {}

    static WantedField tree(List<FieldPath> paths) {
        var root = new WantedField();
        for (int slot = 0; slot < paths.size(); slot++) {
            if (paths.get(slot).isRepeated()) {
                throw new IllegalArgumentException("read the items of an array with ItemCursor: " + paths.get(slot));
            }
            WantedField at = root;
            for (String step : paths.get(slot).steps()) {
                at = at.fields.computeIfAbsent(step, name -> new WantedField());
            }
            if (at.slot >= 0) {
                throw new IllegalArgumentException("wanted twice: " + paths.get(slot));
            }
            at.slot = slot;
        }
        return root;
    }

    /** Whether this field or one below it is wanted. */
    boolean isAnything() {
        return slot >= 0 || !fields.isEmpty();
    }

    int slot() {
        return slot;
    }

    Map<String, WantedField> fields() {
        return fields;
    }

    WantedField field(String name) {
        return fields.getOrDefault(name, NONE);
    }
}
