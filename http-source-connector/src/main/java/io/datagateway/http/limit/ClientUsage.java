// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Usage of one client on this worker now: requests, bytes, memory and connections. Thread-safe. */
public final class ClientUsage {

    private final SlidingWindow requests;
    private final SlidingWindow bytes;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public ClientUsage(LongSupplier nanoTime) {
        this.requests = new SlidingWindow(nanoTime);
        this.bytes = new SlidingWindow(nanoTime);
    }

    /** Counts a request and returns true, unless the last second holds as many as it may; null is no limit. */
    public boolean tryRequest(@Nullable Long perSecond) {
        return perSecond == null || requests.tryAdd(1, perSecond);
    }

    /** Counts bytes of a body and returns true, unless the last second would then hold more than it may; null is no limit. */
    public boolean tryBytes(long count, @Nullable Long perSecond) {
        return perSecond == null || bytes.tryAdd(count, perSecond);
    }

    /** Returns the requests counted in the last second. */
    public long requests() {
        return requests.used();
    }

    /** Returns the bytes counted in the last second. */
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

    /** Takes memory and returns true, unless the client would then hold more than {@code limit} bytes. */
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

    /** Returns true if nothing is counted, so that it can be forgotten. */
    boolean isIdle() {
        return connections.get() == 0 && held.get() == 0 && requests.used() == 0 && bytes.used() == 0;
    }
}
