// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.connect.ConnectGroup;
import io.datagateway.connect.ManagementAddress;
import io.datagateway.connect.TopicsHealth;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks the gateway's management address again and again which partitions of one topic are held, and why. */
final class HeldWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ManagementAddress gateway;
    private final String topic;
    private final Pattern loss;
    private final Set<String> reasons = new TreeSet<>();
    private final Set<String> losses = new TreeSet<>();
    private final Thread thread = new Thread(this::watch, "held");
    private volatile boolean heldNow;
    private volatile boolean closed;

    /** @param healthUrls the addresses of {@code /health/ready} */
    HeldWatch(List<String> healthUrls, String topic) {
        this.gateway = new ManagementAddress(
                new ConnectGroup(healthUrls.stream()
                        .map(url -> url.replace("/health/ready", ""))
                        .toList()),
                INTERVAL.multipliedBy(5));
        this.topic = topic;
        this.loss = Pattern.compile(Pattern.quote(topic + ".raw") + "/\\d+/\\d+");
        thread.start();
    }

    private void watch() {
        try {
            while (!closed) {
                look();
                TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            heldNow = note(gateway.topics());
        } catch (IOException e) {
            // A gateway that does not answer tells nothing.
            heldNow = false;
        }
    }

    private synchronized boolean note(TopicsHealth health) {
        List<TopicsHealth.Held> held = health.topics().stream()
                .filter(each -> each.topic().equals(topic))
                .flatMap(each -> each.held().stream())
                .toList();
        for (TopicsHealth.Held each : held) {
            reasons.add(each.reason());
            loss.matcher(each.detail()).results().forEach(match -> losses.add(match.group()));
        }
        return !held.isEmpty();
    }

    /** Returns the reasons that were seen. */
    synchronized Set<String> reasons() {
        return new TreeSet<>(reasons);
    }

    /** Returns the losses that were named, as {@code records.lost} takes them. */
    synchronized Set<String> losses() {
        return new TreeSet<>(losses);
    }

    boolean heldNow() {
        return heldNow;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
