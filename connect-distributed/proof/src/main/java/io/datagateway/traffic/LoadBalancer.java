// SPDX-License-Identifier: Apache-2.0
package io.datagateway.traffic;

import io.datagateway.cluster.ReadinessProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator;

/** Chooses a worker for a request, as a load balancer does that asks every worker's {@code /health/ready}. */
public final class LoadBalancer implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final List<String> gateways;
    private final AtomicIntegerArray ready;
    private final List<Thread> checks;
    private volatile boolean closed;

    /**
     * @param gateways the addresses of the workers' gateways
     * @param health the addresses of {@code /health/ready}, in the same order
     */
    public LoadBalancer(List<String> gateways, List<String> health) {
        this.gateways = List.copyOf(gateways);
        this.ready = new AtomicIntegerArray(gateways.size());
        this.checks = health.stream()
                .map(url -> new Thread(() -> check(health.indexOf(url), url), "health-" + url))
                .toList();
        checks.forEach(Thread::start);
    }

    /** Returns a ready gateway at random, or any if none is ready. */
    public String choose(RandomGenerator random) {
        int first = random.nextInt(gateways.size());
        for (int i = 0; i < gateways.size(); i++) {
            int target = (first + i) % gateways.size();
            if (ready.get(target) == 1) {
                return gateways.get(target);
            }
        }
        return gateways.get(first);
    }

    /** Returns another ready gateway, which does not remember the request; the same if there is none. */
    public String chooseOther(String than) {
        for (int target = 0; target < gateways.size(); target++) {
            if (ready.get(target) == 1 && !gateways.get(target).equals(than)) {
                return gateways.get(target);
            }
        }
        return than;
    }

    private void check(int target, String url) {
        var probe = new ReadinessProbe(url, INTERVAL);
        try {
            while (!closed) {
                ready.set(target, probe.isReady() ? 1 : 0);
                TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        checks.forEach(Thread::interrupt);
    }
}
