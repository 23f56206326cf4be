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
        /** No task was alive to take it. Nothing was written. */
        NO_TASK,
        /** The queues of all tasks alive were full. Nothing was written. */
        NO_ROOM,
        /** No task took it from its queue in time. Nothing was written. */
        EXPIRED,
        /** Its task ended, or the client went away, before the task took it. Nothing was written. */
        RETURNED,
        /** Connect reported a record as dropped, which its producer or a transform may do. The others may be written. */
        LOST,
        /** Connect did not confirm every record in time. Any may still be written. */
        UNCONFIRMED,
        /** As {@link #UNCONFIRMED}, and the task that had it has stopped. */
        ABANDONED;

        /** Whether it is certain that nothing was written. */
        public boolean isCertain() {
            return switch (this) {
                case NO_TASK, NO_ROOM, EXPIRED, RETURNED -> true;
                case LOST, UNCONFIRMED, ABANDONED -> false;
            };
        }
    }
}
