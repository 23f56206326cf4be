// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a field in a record: {@code customer.address.city}, {@code lines[].qty}. The step {@value #ITEMS} stands
 * for every item of an array; the empty path is the record itself.
 */
public record FieldPath(List<String> steps) {

    /** The step from an array to its items. */
    public static final String ITEMS = "[]";

    /** The record itself. */
    public static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** The path written as {@code text}, in the form that {@link #toString()} gives. */
    public static FieldPath parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        return new FieldPath(List.of(text.replace(ITEMS, "." + ITEMS).split("\\.")));
    }

    /** This path and one step more. */
    public FieldPath then(String step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    /** Returns true if the path goes through the items of an array. */
    public boolean isRepeated() {
        return steps.contains(ITEMS);
    }

    @Override
    public String toString() {
        return String.join(".", steps).replace("." + ITEMS, ITEMS);
    }
}
