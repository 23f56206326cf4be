// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

/**
 * The numbers of Connect workers in a cluster.
 *
 * @param ingest workers of the gateway's own group, without transactions; 0 if the others serve the gateway too
 * @param others workers of the group with exactly-once
 */
public record WorkerCounts(int ingest, int others) {

    /** The greatest number of workers: there are so many ports of each kind. */
    static final int MOST = 9;

    public WorkerCounts {
        if (ingest + others > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " workers, not " + ingest + " and " + others);
        }
    }

    /** Returns the numbers of a layout; {@code ingest} counts in the split one only. */
    public static WorkerCounts of(Layout layout, int ingest, int others) {
        return new WorkerCounts(layout == Layout.SPLIT ? ingest : 0, others);
    }

    /** Returns one group for all connectors. */
    public static WorkerCounts single(int workers) {
        return new WorkerCounts(0, workers);
    }

    Layout layout() {
        return ingest > 0 ? Layout.SPLIT : Layout.SINGLE;
    }

    int all() {
        return ingest + others;
    }

    @Override
    public String toString() {
        return ingest > 0 ? ingest + " ingest workers and " + others + " workers" : others + " workers";
    }
}
