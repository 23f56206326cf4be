// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes found so far, in the order in which they were found. */
final class Changes {

    private final List<Change> found = new ArrayList<>();

    void add(ChangeKind kind, String path, String what, @Nullable Place before, @Nullable Place after) {
        found.add(new Change(kind, path, what, before, after));
    }

    List<Change> found() {
        return List.copyOf(found);
    }
}
