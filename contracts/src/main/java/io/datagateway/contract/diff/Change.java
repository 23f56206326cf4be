// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import org.jspecify.annotations.Nullable;

/**
 * One change between two versions.
 *
 * @param path what has changed: a field, a rule, a key of the document; empty for the whole
 * @param what the change in words, after the path
 * @param before where it stood; null if it is new
 * @param after where it stands; null if it is gone
 */
public record Change(
        ChangeKind kind,
        String path,
        String what,
        @Nullable Place before,
        @Nullable Place after) {

    @Override
    public String toString() {
        String where = path.isEmpty() ? "" : path + " ";
        return kind + ": " + where + what + ": " + kind.bump() + ", as " + kind.reason();
    }
}
