// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Assigns slots of a cursor that is still to be built: one for each field that some rule needs. */
public final class SlotPlan {

    private final Map<FieldPath, Integer> slots = new LinkedHashMap<>();

    public int slot(FieldPath path) {
        return slots.computeIfAbsent(path, first -> slots.size());
    }

    /** The fields, in the order of their slots. */
    public List<FieldPath> projection() {
        return List.copyOf(slots.keySet());
    }
}
