// SPDX-License-Identifier: Apache-2.0
package io.datagateway.gate;

import io.datagateway.contract.diff.Change;
import io.datagateway.contract.diff.Place;
import org.jspecify.annotations.Nullable;

/**
 * One change, as it is printed.
 *
 * @param kind its id, {@code field-order}
 * @param path the field, the rule or the key of the document; empty for the whole
 * @param what the change in words
 * @param bump patch, minor or major; refused if no version allows it
 * @param refused true if this step is not allowed to have it
 */
public record GateChange(
        String kind,
        String path,
        String what,
        String bump,
        String reason,
        boolean refused,
        @Nullable Place before,
        @Nullable Place after) {

    static GateChange of(Change change, boolean refused) {
        return new GateChange(
                change.kind().toString(),
                change.path(),
                change.what(),
                change.kind().bump().toString(),
                change.kind().reason(),
                refused,
                change.before(),
                change.after());
    }

    /** In one line, with the place to look at. */
    String words() {
        String where = path.isEmpty() ? "" : path + " ";
        Place place = after == null ? before : after;
        String needs = bump.equals("refused") ? "no version may" : bump;
        return kind + ": " + where + what + " (" + needs + ": " + reason + ")" + (place == null ? "" : " " + place);
    }
}
