// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/** The answer to a batch at the door. */
public enum Admission {
    /** It is queued for a task and will settle. */
    ADMITTED,
    /** The queues of all tasks alive are full. */
    BUSY,
    /** No task here is alive. */
    NO_TASK
}
