// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

/**
 * Timer of an incomplete message: it runs while bytes have come after the last complete message. It looks only at
 * counters, so it is as exact as it is asked often. Not thread-safe.
 */
final class IncompleteMessageTimer {

    private static final long NONE = Long.MIN_VALUE;

    private long completeBytes;
    private long sinceNanos = NONE;

    /** @param completeBytes bytes that have come before and belong to no message */
    IncompleteMessageTimer(long completeBytes) {
        this.completeBytes = completeBytes;
    }

    /** Notes that a message is complete. */
    void complete(long bytesSoFar) {
        completeBytes = bytesSoFar;
        sinceNanos = NONE;
    }

    /**
     * Returns for how many nanoseconds the message has been incomplete; 0 if there is none.
     *
     * @param bytesSoFar all bytes that have come on this connection
     * @param nowNanos as {@link System#nanoTime()}
     */
    long ageNanos(long bytesSoFar, long nowNanos) {
        if (bytesSoFar == completeBytes) {
            sinceNanos = NONE;
            return 0;
        }
        if (sinceNanos == NONE) {
            sinceNanos = nowNanos;
        }
        return nowNanos - sinceNanos;
    }
}
