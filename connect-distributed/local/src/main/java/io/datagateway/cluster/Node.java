// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.util.Locale;

/**
 * A process of the cluster.
 *
 * @param number from 1 in its kind
 */
public record Node(Kind kind, int number) {

    /** What a process is. */
    public enum Kind {
        BROKER,
        WORKER,
        /** Restarts what has failed; there is one. */
        WATCHER
    }

    /** The only one of its kind. */
    static final Node WATCHER = new Node(Kind.WATCHER, 1);

    /** Of its files, and in messages. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + number;
    }
}
