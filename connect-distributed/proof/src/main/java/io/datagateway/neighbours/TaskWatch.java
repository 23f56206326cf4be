// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.cluster.Node;
import io.datagateway.cluster.Topology;
import io.datagateway.connect.ConnectGroup;
import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.ConnectorStatus;
import io.datagateway.connect.RestAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks Connect again and again in which state connectors and tasks are. Counts failures, not interruptions: a task that
 * is restarted in order is not one.
 */
final class TaskWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Outage> open = new HashMap<>();
    private final List<Outage> outages = new ArrayList<>();
    private volatile boolean closed;

    /**
     * A time in which a connector or task was not RUNNING.
     *
     * @param what which one
     * @param state the first one that was seen
     * @param failure the class of the exception; empty if there is none
     */
    record Outage(String what, String state, String failure, Samples.Span time) {

        boolean failed() {
            return state.equals("FAILED");
        }

        Duration length() {
            return Duration.ofNanos(time.to() - time.from());
        }

        Outage until(long nanos) {
            return new Outage(what, state, failure, new Samples.Span(time.from(), nanos));
        }

        @Override
        public String toString() {
            return "%s %s for %.1f s (%s)".formatted(what, state, length().toMillis() / 1000.0, failure);
        }
    }

    TaskWatch(Topology topology) {
        for (Node.Kind group : topology.groups()) {
            var rest = new ConnectRest(new ConnectGroup(topology.connectUrls(group)), RestAccess.open(LIMIT));
            var thread = new Thread(() -> watch(rest), "tasks-of-" + group);
            threads.add(thread);
            thread.start();
        }
    }

    private void watch(ConnectRest rest) {
        try {
            while (!closed) {
                try {
                    rest.statuses().values().forEach(this::look);
                } catch (IOException e) {
                    // A worker that is about to rebalance refuses: its tasks go on meanwhile.
                }
                TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ConnectorStatus status) {
        look(status.name(), status.connector());
        status.tasks().forEach((id, task) -> look(status.name() + "-" + id, task));
    }

    /** An outage ends when the state changes; the next one may begin at once. */
    private synchronized void look(String what, ConnectorStatus.Part part) {
        long now = System.nanoTime();
        Outage before = open.get(what);
        if (before != null && !before.state().equals(part.state())) {
            outages.add(before.until(now));
            open.remove(what);
        }
        if (!part.running()) {
            open.computeIfAbsent(
                    what, key -> new Outage(what, part.state(), part.failure(), new Samples.Span(now, now)));
        }
    }

    /** Returns the outages that were in this time, those that last still included. */
    synchronized List<Outage> within(Samples.Span time) {
        var all = new ArrayList<>(outages);
        open.values().forEach(outage -> all.add(outage.until(System.nanoTime())));
        return all.stream().filter(outage -> outage.time().overlaps(time)).toList();
    }

    /** Returns what does not run now. */
    synchronized List<String> notRunning() {
        return open.values().stream()
                .map(outage -> outage.what() + " is " + outage.state())
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
