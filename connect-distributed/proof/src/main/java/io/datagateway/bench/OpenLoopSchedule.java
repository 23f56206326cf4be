// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The times at which requests are to be sent: evenly, whether or not earlier ones are answered; for several threads.
 */
final class OpenLoopSchedule {

    private final long beginNanos = System.nanoTime();
    private final long intervalNanos;
    private final long count;
    private final AtomicLong next = new AtomicLong();

    /** @param perSecond requests a second */
    OpenLoopSchedule(double perSecond, int seconds) {
        intervalNanos = (long) (1e9 / perSecond);
        count = TimeUnit.SECONDS.toNanos(seconds) / intervalNanos;
    }

    /** Waits for the next time and returns it, as {@link System#nanoTime}; 0 if there is none any more. */
    long awaitNext() {
        long number = next.getAndIncrement();
        if (number >= count) {
            return 0;
        }
        long time = beginNanos + number * intervalNanos;
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return time;
    }
}
