// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator;

/** Chooses a worker for a request, as a load balancer does that asks every worker's {@code /health/ready}. */
final class LoadBalancer implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final List<String> gateways;
    private final AtomicIntegerArray ready;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Thread> checks;
    private volatile boolean closed;

    /**
     * @param gateways of the workers
     * @param health where each says whether it would take a request
     */
    LoadBalancer(List<String> gateways, List<String> health) {
        this.gateways = List.copyOf(gateways);
        this.ready = new AtomicIntegerArray(gateways.size());
        this.checks = health.stream()
                .map(url -> new Thread(() -> check(health.indexOf(url), url), "health-" + url))
                .toList();
        checks.forEach(Thread::start);
    }

    /** A ready one by chance, or any if none is. */
    String choose(RandomGenerator random) {
        int first = random.nextInt(gateways.size());
        for (int i = 0; i < gateways.size(); i++) {
            int target = (first + i) % gateways.size();
            if (ready.get(target) == 1) {
                return gateways.get(target);
            }
        }
        return gateways.get(first);
    }

    /** Another ready one, which does not remember what the first was sent; the same if there is none. */
    String chooseOther(String than) {
        for (int target = 0; target < gateways.size(); target++) {
            if (ready.get(target) == 1 && !gateways.get(target).equals(than)) {
                return gateways.get(target);
            }
        }
        return than;
    }

    private void check(int target, String url) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(INTERVAL).build();
        try {
            while (!closed) {
                ready.set(target, isReady(request) ? 1 : 0);
                TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        checks.forEach(Thread::interrupt);
    }
}
