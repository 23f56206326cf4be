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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Asks the gateway's management address which topics are validated.
 *
 * @param url the address of {@code /health/topics}
 */
record TakenTopics(String url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Waits until all of these are validated in all of their partitions. Returns those that are not, in time. */
    Set<String> await(Set<String> topics, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        var missing = new TreeSet<>(topics);
        missing.removeAll(taken());
        while (!missing.isEmpty() && System.nanoTime() - begin < limit.toNanos()) {
            TimeUnit.SECONDS.sleep(1);
            missing.removeAll(taken());
        }
        return missing;
    }

    private Set<String> taken() throws InterruptedException {
        var taken = new TreeSet<String>();
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
        try {
            JsonNode health = new ObjectMapper()
                    .readTree(HTTP.send(request, BodyHandlers.ofString()).body());
            for (JsonNode topic : health.path("topics")) {
                if (isTaken(topic.path("partitions"))) {
                    taken.add(topic.path("topic").asText());
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return taken;
    }

    private static boolean isTaken(JsonNode partitions) {
        for (JsonNode partition : partitions) {
            if (partition.path("task").isNull() || partition.path("position").isNull()) {
                return false;
            }
        }
        return !partitions.isEmpty();
    }
}
