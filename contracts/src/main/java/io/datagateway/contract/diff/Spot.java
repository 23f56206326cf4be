// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.FieldPath;
import org.jspecify.annotations.Nullable;

/** A field of both versions, or something inside it: its path, and where it stands in each. */
record Spot(
        FieldPath path, @Nullable Place before, @Nullable Place after) {

    Spot then(String step) {
        return new Spot(path.then(step), before, after);
    }

    void add(Changes changes, ChangeKind kind, String what) {
        changes.add(kind, path.toString(), what, before, after);
    }
}
