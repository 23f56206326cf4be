// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads for clients that work at the same time. */
final class ClientPool implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * Runs all clients, each in a thread of its own, and returns their results in order once all have ended.
     *
     * @throws IOException if one of them has failed
     */
    <T> List<T> run(List<Callable<T>> clients) throws IOException, InterruptedException {
        var results = new ArrayList<T>();
        for (Future<T> client : threads.invokeAll(clients)) {
            try {
                results.add(client.get());
            } catch (ExecutionException e) {
                throw new IOException("a client has failed: " + e.getCause(), e);
            }
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
