// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The clients that are connected, or were a moment ago: nobody begins anew by connecting again. */
public final class Clients {

    private final LongSupplier nanoTime;
    private final Map<ClientName, Client> known = new ConcurrentHashMap<>();

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public Clients(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts a connection of the client. */
    public Client connect(ClientName name) {
        return known.compute(name, (key, before) -> {
            Client client = before == null ? new Client(nanoTime) : before;
            client.connected();
            return client;
        });
    }

    public void disconnect(ClientName name) {
        known.computeIfPresent(name, (key, client) -> {
            client.disconnected();
            return client;
        });
    }

    /** To be called now and then: without it whoever once came would be remembered for ever. */
    public void forgetIdle() {
        for (ClientName name : known.keySet()) {
            known.computeIfPresent(name, (key, client) -> client.isIdle() ? null : client);
        }
    }

    /** How many are remembered. */
    public int size() {
        return known.size();
    }
}
