// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of memory requests may take at once, all together and each client. Never blocks. */
public final class ByteBudget {

    private final AtomicLong used = new AtomicLong();
    private volatile Bounds bounds;

    /**
     * How much there is.
     *
     * @param all for all requests together
     * @param client for those of one client, so that it cannot starve the others
     */
    public record Bounds(long all, long client) {}

    public ByteBudget(Bounds bounds) {
        this.bounds = bounds;
    }

    /** From now on; what is held already stays, and nothing is given until it fits again. */
    public void resize(Bounds next) {
        bounds = next;
    }

    /** The largest share that can be had: by a client that holds nothing, when nobody else does. */
    public long largestShare() {
        return Math.min(bounds.client, bounds.all);
    }

    /** The bytes held now. */
    public long used() {
        return used.get();
    }

    /** The share of one request: empty at first, given back as a whole and once. */
    public Share share(Client client) {
        return new Share(client);
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

    /** Safe for use by several threads: who reads a body is not who releases it. */
    public final class Share {

        private final Client client;
        private long size;
        private boolean ended;

        private Share(Client client) {
            this.client = client;
        }

        /** Makes the share {@code newSize} bytes large; false, with nothing changed, if that is not to be had. */
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
            if (!client.tryHold(more, bounds.client)) {
                return false;
            }
            if (!tryReserve(more)) {
                client.giveBack(more);
                return false;
            }
            return true;
        }

        public synchronized void end() {
            if (!ended) {
                ended = true;
                release(size);
            }
        }

        private void release(long bytes) {
            used.addAndGet(-bytes);
            client.giveBack(bytes);
        }
    }
}
