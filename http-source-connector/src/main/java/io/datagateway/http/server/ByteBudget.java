// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of request bodies may be in memory at once, over all requests. Never blocks. */
public final class ByteBudget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    public ByteBudget(long limit) {
        this.limit = limit;
    }

    /** Takes {@code bytes} out of the budget, or nothing if that many are not left. */
    public boolean tryReserve(long bytes) {
        long before = used.get();
        while (bytes <= limit - before) {
            if (used.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = used.get();
        }
        return false;
    }

    /** Gives back what was reserved. */
    public void release(long bytes) {
        used.addAndGet(-bytes);
    }

    /** The bytes reserved now. */
    public long used() {
        return used.get();
    }

    /** The share of one request: empty at first, given back as a whole and once. */
    Share share() {
        return new Share();
    }

    /** Safe for use by several threads: who reads a body is not who releases it. */
    final class Share {

        private long size;
        private boolean ended;

        /** Makes the share {@code newSize} bytes large; false, with nothing changed, if that is not to be had. */
        synchronized boolean resize(long newSize) {
            if (ended || !tryReserve(newSize - size)) {
                return false;
            }
            size = newSize;
            return true;
        }

        synchronized void end() {
            if (!ended) {
                ended = true;
                release(size);
            }
        }
    }
}
