// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks the gateway's management address again and again which partitions of one topic are held, and why. */
final class HeldWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> urls;
    private final String topic;
    private final Pattern loss;
    private final Set<String> reasons = new TreeSet<>();
    private final Set<String> losses = new TreeSet<>();
    private final Thread thread = new Thread(this::watch, "held");
    private volatile boolean heldNow;
    private volatile boolean closed;

    /** @param healthUrls the addresses of {@code /health/ready} */
    HeldWatch(List<String> healthUrls, String topic) {
        this.urls = healthUrls.stream()
                .map(url -> url.replace("/health/ready", "/health/topics"))
                .toList();
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

    private void look() throws InterruptedException {
        boolean held = false;
        for (String url : urls) {
            try {
                var request = HttpRequest.newBuilder(URI.create(url)).timeout(INTERVAL.multipliedBy(5));
                held |= note(json.readTree(
                        http.send(request.build(), BodyHandlers.ofString()).body()));
            } catch (IOException e) {
                // A worker that does not answer tells nothing.
            }
        }
        heldNow = held;
    }

    private synchronized boolean note(JsonNode health) {
        boolean held = false;
        for (JsonNode each : health.path("topics")) {
            if (each.path("topic").asText().equals(topic)) {
                for (JsonNode partition : each.path("partitions")) {
                    held |= noteHeld(partition.path("held"));
                }
            }
        }
        return held;
    }

    private boolean noteHeld(JsonNode held) {
        if (!held.isObject()) {
            return false;
        }
        reasons.add(held.path("reason").asText());
        loss.matcher(held.path("detail").asText()).results().forEach(match -> losses.add(match.group()));
        return true;
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
