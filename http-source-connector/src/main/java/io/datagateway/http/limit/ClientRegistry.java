// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Registry of the clients that are connected, or were a moment ago: to connect again does not reset a client's counts. */
public final class ClientRegistry {

    private final LongSupplier nanoTime;
    private final Map<QuotaKey, ClientUsage> known = new ConcurrentHashMap<>();

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public ClientRegistry(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts a connection of the client and returns its usage. */
    public ClientUsage connect(QuotaKey key) {
        return known.compute(key, (same, before) -> {
            ClientUsage usage = before == null ? new ClientUsage(nanoTime) : before;
            usage.connected();
            return usage;
        });
    }

    public void disconnect(QuotaKey key) {
        known.computeIfPresent(key, (same, usage) -> {
            usage.disconnected();
            return usage;
        });
    }

    /** Forgets clients that use nothing. To be called now and then, or every client would be remembered for ever. */
    public void forgetIdle() {
        for (QuotaKey key : known.keySet()) {
            known.computeIfPresent(key, (same, usage) -> usage.isIdle() ? null : usage);
        }
    }

    /** Returns the number of clients that are remembered. */
    public int size() {
        return known.size();
    }
}
