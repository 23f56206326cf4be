// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What one client takes of this worker now. For any thread. */
public final class Client {

    private final SlidingWindow requests;
    private final SlidingWindow bytes;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public Client(LongSupplier nanoTime) {
        this.requests = new SlidingWindow(nanoTime);
        this.bytes = new SlidingWindow(nanoTime);
    }

    /** Counts a request, unless the last second holds as many as it may; null is no limit. */
    public boolean tryRequest(@Nullable Long perSecond) {
        return perSecond == null || requests.tryAdd(1, perSecond);
    }

    /** Counts bytes of a body, unless the last second would then hold more than it may; null is no limit. */
    public boolean tryBytes(long count, @Nullable Long perSecond) {
        return perSecond == null || bytes.tryAdd(count, perSecond);
    }

    /** Requests counted in the last second. */
    public long requests() {
        return requests.used();
    }

    /** Bytes counted in the last second. */
    public long bytes() {
        return bytes.used();
    }

    public int connections() {
        return connections.get();
    }

    void connected() {
        connections.incrementAndGet();
    }

    void disconnected() {
        connections.decrementAndGet();
    }

    /** Takes memory, unless the client would then hold more than {@code limit}. */
    boolean tryHold(long amount, long limit) {
        long before = held.get();
        while (amount <= limit - before) {
            if (held.compareAndSet(before, before + amount)) {
                return true;
            }
            before = held.get();
        }
        return false;
    }

    void giveBack(long amount) {
        held.addAndGet(-amount);
    }

    /** Whether forgetting it changes nothing. */
    boolean isIdle() {
        return connections.get() == 0 && held.get() == 0 && requests.used() == 0 && bytes.used() == 0;
    }
}
