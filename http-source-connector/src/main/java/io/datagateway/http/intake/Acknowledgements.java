// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What Connect has told of the records of a batch: each is in Kafka or was dropped, and counts once. Called by the
 * producer's thread and the task's thread: the lock is held for a few instructions.
 */
final class Acknowledgements {

    private static final int MISSING = -1;
    private static final int DROPPED = -2;

    private final int[] partitions;
    private final long[] offsets;
    private int missing;
    private boolean hasDropped;

    Acknowledgements(int records) {
        this.partitions = new int[records];
        this.offsets = new long[records];
        this.missing = records;
        Arrays.fill(partitions, MISSING);
    }

    /** Adds a record that is in Kafka; returns true if it is the last one of which Connect has told. */
    synchronized boolean add(int index, int partition, long offset) {
        if (partitions[index] != MISSING) {
            return false;
        }
        partitions[index] = partition;
        offsets[index] = offset;
        missing--;
        return missing == 0;
    }

    /** Notes that a record was dropped; returns true if it is the first one. */
    synchronized boolean drop(int index) {
        if (partitions[index] != MISSING) {
            return false;
        }
        partitions[index] = DROPPED;
        missing--;
        boolean isFirst = !hasDropped;
        hasDropped = true;
        return isFirst;
    }

    /** Returns true if Connect has told of every record. */
    synchronized boolean isComplete() {
        return missing == 0;
    }

    synchronized boolean hasDropped() {
        return hasDropped;
    }

    /** Returns the positions of the records, by partition; to be called when all are in Kafka. */
    synchronized List<Position> positions() {
        int highest = Arrays.stream(partitions).max().orElse(MISSING);
        int[] records = new int[highest + 1];
        long[] lowest = new long[highest + 1];
        Arrays.fill(lowest, Long.MAX_VALUE);
        for (int index = 0; index < partitions.length; index++) {
            int partition = partitions[index];
            records[partition]++;
            // One that is unknown may be the lowest, so it makes the position unknown; it is less than any offset.
            lowest[partition] = Math.min(lowest[partition], offsets[index]);
        }
        var positions = new ArrayList<Position>();
        for (int partition = 0; partition <= highest; partition++) {
            if (records[partition] > 0) {
                positions.add(new Position(partition, lowest[partition], records[partition]));
            }
        }
        return positions;
    }
}
