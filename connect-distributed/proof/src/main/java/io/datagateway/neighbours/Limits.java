// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.cluster.Startup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What B and C may notice of A's mistakes.
 *
 * @param bounded the longest time that a producer of the shipped connectors waits for a topic
 * @param floorMillis a p99 below it is never too long, however short it was in quiet times
 */
record Limits(Duration bounded, int floorMillis) {

    private static final Duration RESTART = Duration.ofSeconds(15);

    /** The watcher looks every 5 s, and waits 10 s before it restarts for the second time. */
    private static final Duration FAILED = Duration.ofSeconds(20);

    /** Kafka's own defaults. */
    private static final long DELIVERY_MILLIS = 120_000;

    private static final long BLOCK_MILLIS = 60_000;

    /** Returns the limits that follow from the shipped connectors. */
    static Limits of(Path bundle, int floorMillis) throws IOException {
        long longest = 0;
        for (String connector : Startup.CONNECTORS) {
            JsonNode config = new ObjectMapper()
                    .readTree(bundle.resolve("config/connectors/" + connector + ".json")
                            .toFile());
            longest = Math.max(longest, millis(config, "delivery.timeout.ms", DELIVERY_MILLIS));
            longest = Math.max(longest, millis(config, "max.block.ms", BLOCK_MILLIS));
        }
        return new Limits(Duration.ofMillis(longest), floorMillis);
    }

    private static long millis(JsonNode config, String setting, long otherwise) {
        JsonNode value = config.path("producer.override." + setting);
        return value.isMissingNode() ? otherwise : Long.parseLong(value.asText());
    }

    Duration longestGap() {
        return bounded.plus(RESTART);
    }

    Duration longestFailed() {
        return FAILED;
    }

    double p99Millis(double quiet) {
        return Math.max(floorMillis, 2 * quiet);
    }

    /** Returns the time around an outage in which it may be felt: a task waits, fails, and catches up. */
    Samples.Span felt(Samples.Span outage) {
        return new Samples.Span(outage.from() - bounded.toNanos(), outage.to() + RESTART.toNanos());
    }

    /** Returns the time after a mistake in which a task may wait without failing. */
    Samples.Span waited(long beginNanos) {
        return new Samples.Span(beginNanos, beginNanos + bounded.toNanos());
    }

    /** Returns the time after something that an operator did in which it may be felt. */
    Samples.Span after(long beginNanos, long endNanos) {
        return new Samples.Span(beginNanos, endNanos + RESTART.toNanos());
    }
}
