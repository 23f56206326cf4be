// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The largest record that each target topic takes, on this worker. The tasks of the validation find it out; their
 * transforms, to which Connect gives them no way, ask for it here. A task that Connect forgets to stop is forgotten
 * here too.
 */
public final class TargetLimits {

    /** The limit of a topic of which none is known: nothing is too large for it. */
    public static final int UNKNOWN = Integer.MAX_VALUE;

    /**
     * The most bytes that the headers of a dead letter add in their shortest form: topic, partition, offset, and the
     * number of the reasons.
     */
    public static final int SHORTEST_DEAD_LETTER_HEADERS = 512;

    private static final Map<Object, Map<String, Integer>> USERS = new WeakHashMap<>();
    private static volatile Map<String, Integer> limits = Map.of();

    private TargetLimits() {}

    /**
     * The largest record that Kafka is sure to take.
     *
     * @param maxMessageBytes the topic's {@code max.message.bytes}
     * @param maxRequestSize the producer's {@code max.request.size}
     */
    public static int of(int maxMessageBytes, int maxRequestSize) {
        return Math.max(0, Math.min(maxMessageBytes - addedByCompression(maxMessageBytes), maxRequestSize));
    }

    /**
     * What compression adds to bytes that cannot be compressed. Each codec frames blocks of at least 16 KiB with at most
     * 10 bytes, and the whole with less than 64.
     */
    private static int addedByCompression(int bytes) {
        return 64 + bytes / 1_000;
    }

    /** Sets the limits of topics that {@code user} knows, in place of those that it knew. */
    public static synchronized void set(Object user, Map<String, Integer> limitsOfTopics) {
        USERS.put(user, Map.copyOf(limitsOfTopics));
        merge();
    }

    public static synchronized void remove(Object user) {
        USERS.remove(user);
        merge();
    }

    /** The size of the largest record that {@code topic} takes, or {@link #UNKNOWN}. */
    public static int maxRecordBytes(String topic) {
        return limits.getOrDefault(topic, UNKNOWN);
    }

    private static void merge() {
        Map<String, Integer> merged = new HashMap<>();
        USERS.values().forEach(known -> known.forEach((topic, limit) -> merged.merge(topic, limit, Math::min)));
        limits = Map.copyOf(merged);
    }
}
