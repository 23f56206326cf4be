// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import io.datagateway.http.status.StatusTable.Aged;
import org.jspecify.annotations.Nullable;

/** The lag of one raw partition, and where that is from. Each number is null if it is not known. */
record PartitionLag(
        @Nullable Long position,
        @Nullable Long endOffset,
        @Nullable Long lag,
        Source source) {

    /** The sources of a lag, with their names in JSON. */
    enum Source {
        /** The task that copies the partition has told it. */
        STATUS("status"),
        /** The gateway has counted from the last known position to the end of the partition. */
        END_OFFSETS("end-offsets"),
        UNKNOWN("unknown");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Returns the lag that the status tells. If it is stale, or tells none, counts up to the end.
     *
     * @param end of the partition, as Kafka has told the gateway; null if it has not
     */
    static PartitionLag of(@Nullable Aged status, @Nullable Long end) {
        if (status == null) {
            return new PartitionLag(null, end, null, Source.UNKNOWN);
        }
        PartitionStatus told = status.status();
        Long position = told.number("position");
        Long lag = told.number("lag");
        if (lag != null && !status.isStale()) {
            return new PartitionLag(position, told.number("endOffset"), lag, Source.STATUS);
        }
        // A position behind the end is from an earlier topic of this name.
        return position == null || end == null || end < position
                ? new PartitionLag(position, end, null, Source.UNKNOWN)
                : new PartitionLag(position, end, end - position, Source.END_OFFSETS);
    }
}
