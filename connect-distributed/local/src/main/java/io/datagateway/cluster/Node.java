// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.util.Locale;

/**
 * A process of the cluster.
 *
 * @param number from 1 in its kind
 */
public record Node(Kind kind, int number) {

    /** The kinds of processes. */
    public enum Kind {
        BROKER,
        /** A worker without transactions that serves the gateway only: {@code worker-ingest.properties}. */
        INGEST,
        /** A worker with exactly-once: {@code worker.properties}. */
        WORKER,
        /** Restarts what has failed; there is one for each Connect group. */
        WATCHER
    }

    /** Returns the name of its files, which is its name in messages too. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + number;
    }
}
