// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.List;

/** The outcome of a batch. */
public sealed interface Outcome {

    /** Every record is in Kafka. */
    record Written(List<Position> positions) implements Outcome {
        public Written {
            positions = List.copyOf(positions);
        }
    }

    /** There is no proof that every record is in Kafka. */
    enum Unwritten implements Outcome {
        /** No task was alive to take the batch. Nothing was written. */
        NO_TASK,
        /** The queues of all tasks alive were full. Nothing was written. */
        NO_ROOM,
        /** No task took the batch from its queue in time. Nothing was written. */
        EXPIRED,
        /** The task stopped, or the client went away, before the task took the batch. Nothing was written. */
        RETURNED,
        /** Records of the batch's topic could not be written, so this batch was not sent. Nothing was written. */
        HELD,
        /** Connect reported a record as dropped, by its producer or a transform. The others may be written. */
        LOST,
        /** Connect did not confirm every record in time. Any may still be written. */
        UNCONFIRMED,
        /** The same as {@link #UNCONFIRMED}, and the task of the batch has stopped. */
        ABANDONED;

        /** Returns true if it is certain that nothing was written. */
        public boolean isCertain() {
            return switch (this) {
                case NO_TASK, NO_ROOM, EXPIRED, RETURNED, HELD -> true;
                case LOST, UNCONFIRMED, ABANDONED -> false;
            };
        }
    }
}
