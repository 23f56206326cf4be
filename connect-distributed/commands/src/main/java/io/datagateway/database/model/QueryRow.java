// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of an answer, by the names of its columns. */
public record QueryRow(Map<String, @Nullable Object> values) {

    /** The text of a column; empty for null. */
    public String text(String column) {
        Object value = values.get(column);
        return value == null ? "" : value.toString();
    }

    /** The whole number of a column; 0 for null. */
    public long number(String column) {
        return values.get(column) instanceof Number number ? number.longValue() : 0;
    }

    /** True if the column is true, or a bit that is set. */
    public boolean is(String column) {
        Object value = values.get(column);
        return value instanceof Boolean truth ? truth : number(column) != 0;
    }

    @Override
    public String toString() {
        return "QueryRow" + values.keySet();
    }
}
