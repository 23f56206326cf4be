// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.FieldPath;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Assigns slots of a cursor that is still to be built: one for each field that some rule needs. */
public final class SlotPlan {

    private final Map<FieldPath, Integer> slots = new LinkedHashMap<>();

    private BitSet asked = new BitSet();

    public int slot(FieldPath path) {
        int slot = slots.computeIfAbsent(path, first -> slots.size());
        asked.set(slot);
        return slot;
    }

    /** The slots that were asked for since the last call: those of one rule. */
    public BitSet takeAsked() {
        BitSet taken = asked;
        asked = new BitSet();
        return taken;
    }

    /** The fields, in the order of their slots. */
    public List<FieldPath> projection() {
        return List.copyOf(slots.keySet());
    }
}
