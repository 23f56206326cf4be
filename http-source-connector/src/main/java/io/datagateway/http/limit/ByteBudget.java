// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.util.concurrent.atomic.AtomicLong;

/** Budget of the memory that requests take at once: all together, and those of each client. Never blocks. */
public final class ByteBudget {

    private final AtomicLong used = new AtomicLong();
    private volatile Bounds bounds;

    /**
     * Bounds in bytes.
     *
     * @param all for all requests together
     * @param client for the requests of one client, so that it cannot starve the others
     */
    public record Bounds(long all, long client) {}

    public ByteBudget(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Changes the bounds. Memory in use stays in use; nothing more is given until it fits again. */
    public void resize(Bounds next) {
        bounds = next;
    }

    /** Returns the largest possible share in bytes: that of a client that holds nothing, when nobody else does. */
    public long largestShare() {
        return Math.min(bounds.client, bounds.all);
    }

    /** Returns the bytes held now. */
    public long used() {
        return used.get();
    }

    /** Returns a share for one request: empty at first, given back as a whole and once. */
    public Share share(ClientUsage usage) {
        return new Share(usage);
    }

    private boolean tryReserve(long bytes) {
        long before = used.get();
        while (bytes <= bounds.all - before) {
            if (used.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = used.get();
        }
        return false;
    }

    /** The memory of one request. Thread-safe: one thread reads a body, another releases it. */
    public final class Share {

        private final ClientUsage usage;
        private long size;
        private boolean ended;

        private Share(ClientUsage usage) {
            this.usage = usage;
        }

        /** Makes the share {@code newSize} bytes large; returns false and changes nothing if there is not enough. */
        public synchronized boolean resize(long newSize) {
            if (ended || !take(newSize - size)) {
                return false;
            }
            size = newSize;
            return true;
        }

        private boolean take(long more) {
            if (more <= 0) {
                release(-more);
                return true;
            }
            if (!usage.tryHold(more, bounds.client)) {
                return false;
            }
            if (!tryReserve(more)) {
                usage.giveBack(more);
                return false;
            }
            return true;
        }

        /** Gives the share back. A second call does nothing. */
        public synchronized void end() {
            if (!ended) {
                ended = true;
                release(size);
            }
        }

        private void release(long bytes) {
            used.addAndGet(-bytes);
            usage.giveBack(bytes);
        }
    }
}
