// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.util.Arrays;
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
        /** A worker without transactions that serves the gateway only: {@code worker-ingest.properties}. */
        INGEST,
        /** A worker with exactly-once: {@code worker.properties}. */
        WORKER,
        /** Restarts what has failed; there is one for each Connect group. */
        WATCHER
    }

    /** As in {@code kill worker 1}. */
    static Node parse(String kind, String number) {
        return Arrays.stream(Kind.values())
                .filter(known -> known.name().equalsIgnoreCase(kind))
                .findAny()
                .map(known -> new Node(known, Numbers.parse("the number of a " + kind, number, 1, Topology.MOST)))
                .orElseThrow(
                        () -> new IllegalArgumentException("expected broker, ingest, worker or watcher, not " + kind));
    }

    /** Of its files, and in messages. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + number;
    }
}
