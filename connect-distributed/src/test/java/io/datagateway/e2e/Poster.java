// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import io.datagateway.demo.GatewayClient;
import io.datagateway.demo.Orders;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A team that posts one order again and again until it is closed, and looks at every answer. */
final class Poster implements AutoCloseable {

    /** The status of a request without an answer, after which there are no more. */
    private static final int BROKEN = -1;

    private final GatewayClient client;
    private final byte[] body;
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "poster");
    private volatile long longestMillis;
    private volatile boolean isEnding;

    Poster(GatewayClient client, byte[] body) {
        this.client = client;
        this.body = body;
        thread.start();
    }

    /** The status of each answer so far. */
    List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    /** The longest time that an answer took. */
    long longestMillis() {
        return longestMillis;
    }

    private void run() {
        try {
            while (!isEnding) {
                long nanos = System.nanoTime();
                statuses.add(client.post(Orders.TOPIC, Orders.headers(1), body).status());
                longestMillis = Math.max(longestMillis, (System.nanoTime() - nanos) / 1_000_000);
            }
        } catch (Exception e) {
            statuses.add(BROKEN);
        }
    }

    /** Stops posting, once the request in flight is answered. */
    @Override
    public void close() {
        isEnding = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
