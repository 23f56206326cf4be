// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

/**
 * How long a connection has been in the middle of a message: bytes have come after the last one that was whole, and it is
 * not complete. Looks only at counters, so it is as exact as it is asked often. Not for several threads.
 */
final class PartialMessage {

    private static final long NONE = Long.MIN_VALUE;

    private long whole;
    private long since = NONE;

    /** @param whole bytes that have come before and belong to no message */
    PartialMessage(long whole) {
        this.whole = whole;
    }

    /** A message is complete. */
    void complete(long bytesSoFar) {
        whole = bytesSoFar;
        since = NONE;
    }

    /**
     * For how many nanoseconds the message has been on its way; 0 if none is.
     *
     * @param bytesSoFar on this connection
     */
    long age(long bytesSoFar, long now) {
        if (bytesSoFar == whole) {
            since = NONE;
            return 0;
        }
        if (since == NONE) {
            since = now;
        }
        return now - since;
    }
}
