// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.List;

/** What became of a batch. */
public sealed interface Outcome {

    /** Every record is in Kafka. */
    record Written(List<Position> positions) implements Outcome {
        public Written {
            positions = List.copyOf(positions);
        }
    }

    /** There is no proof that every record is in Kafka. */
    enum Unwritten implements Outcome {
        /** No task took it from its queue in time. Nothing was written. */
        EXPIRED,
        /** Its task stopped, or another took its place, before taking it. Nothing was written. */
        RETURNED,
        /** Connect reported a record as dropped, which its producer or a transform may do. The others may be written. */
        LOST,
        /** Connect did not confirm every record in time. Any may still be written. */
        UNCONFIRMED,
        /** As {@link #UNCONFIRMED}, and the task that had it has stopped. */
        ABANDONED;

        /** Whether it is certain that nothing was written. */
        public boolean isCertain() {
            return this == EXPIRED || this == RETURNED;
        }
    }
}
