// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import io.datagateway.demo.GatewayClient;
import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.generic.GenericRecord;

/** A producer that posts small batches, good and bad, until it is closed, and remembers every answer. */
final class PostingClient implements AutoCloseable {

    private final GatewayClient client;
    private final Orders orders;
    private final Thread thread = new Thread(this::run, "posting-client");
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Set<Integer> statuses = new ConcurrentSkipListSet<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    PostingClient(GatewayClient client, Orders orders) {
        this.client = client;
        this.orders = orders;
        thread.start();
    }

    /** The batch ids that were answered 201: two records each, one for prod and one for dlq. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Every status seen. */
    Set<Integer> statuses() {
        return new TreeSet<>(statuses);
    }

    /** How the connection broke where there was no answer. */
    List<String> brokenConnections() {
        return List.copyOf(broken);
    }

    private void run() {
        for (int i = 0; !closed; i++) {
            try {
                List<GenericRecord> records =
                        List.of(orders.order("good-" + i, 1, "pending"), orders.order("bad-" + i, -1, "pending"));
                Answer answer = client.post(Orders.TOPIC, Orders.headers(2), orders.body(records));
                statuses.add(answer.status());
                if (answer.status() == 201) {
                    accepted.add(answer.text("batchId"));
                }
            } catch (IOException e) {
                broken.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Stops posting, once the request in flight is answered. */
    void end() throws InterruptedException {
        closed = true;
        thread.join();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
