// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.concurrent.atomic.AtomicInteger;

/** The copies that were made of one partition in one poll. Any thread may confirm them. */
final class CopiedBatch {

    private final long end;
    private final AtomicInteger unconfirmed = new AtomicInteger();
    private volatile boolean isDropped;

    /** @param end the offset after the last raw record */
    CopiedBatch(long end) {
        this.end = end;
    }

    long end() {
        return end;
    }

    /** Adds a copy that has to be confirmed; before any of them is handed over. */
    void add() {
        unconfirmed.incrementAndGet();
    }

    void confirm() {
        unconfirmed.decrementAndGet();
    }

    boolean isConfirmed() {
        return unconfirmed.get() == 0;
    }

    /** Notes that one of the copies will never be confirmed. */
    void drop() {
        isDropped = true;
    }

    /** Returns true if nothing more is to be waited for. */
    boolean isSettled() {
        return isDropped || isConfirmed();
    }
}
