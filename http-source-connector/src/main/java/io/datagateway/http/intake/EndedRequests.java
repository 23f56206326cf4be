// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests that have ended, as long as they are remembered. Each topic has an equal share of their number, which others
 * cannot take; what it does not use, others may. Not thread-safe.
 */
final class EndedRequests {

    /**
     * The name under which a request is remembered.
     *
     * @param topicId of the raw topic: of one that was made anew nothing was written yet
     */
    record RequestId(BatchIdentity batch, String topicId) {

        static RequestId of(IdempotentRequest request) {
            return new RequestId(request.batch(), request.topicId());
        }
    }

    record Ended(String digest, Outcome outcome, long endedNanos) {}

    /** The requests of each topic, oldest first. */
    private final Map<String, Map<RequestId, Ended>> byTopic = new HashMap<>();

    private int size;

    @Nullable
    Ended get(RequestId id) {
        return byTopic.getOrDefault(topic(id), Map.of()).get(id);
    }

    /** Remembers a request as the newest one of its topic. */
    void put(RequestId id, Ended request) {
        Map<RequestId, Ended> ofTopic = byTopic.computeIfAbsent(topic(id), topic -> new LinkedHashMap<>());
        size -= ofTopic.remove(id) == null ? 0 : 1;
        ofTopic.put(id, request);
        size++;
    }

    /** Forgets what is too old of the request's topic, and of all topics together what is too much. */
    void forget(RequestId id, IdempotencyLimits limits, long nowNanos) {
        Map<RequestId, Ended> ofTopic = byTopic.getOrDefault(topic(id), Map.of());
        while (!ofTopic.isEmpty() && oldest(ofTopic).endedNanos() + limits.age().toNanos() - nowNanos <= 0) {
            removeOldest(ofTopic);
        }
        while (size > limits.requests()) {
            int share = Math.max(1, limits.requests() / byTopic.size());
            removeOldest(ofTopic.size() > share ? ofTopic : largest());
        }
        if (ofTopic.isEmpty()) {
            byTopic.remove(topic(id));
        }
    }

    private Map<RequestId, Ended> largest() {
        return byTopic.values().stream().max(Comparator.comparingInt(Map::size)).orElseThrow();
    }

    private static Ended oldest(Map<RequestId, Ended> requests) {
        return requests.values().iterator().next();
    }

    private void removeOldest(Map<RequestId, Ended> requests) {
        var oldest = requests.values().iterator();
        oldest.next();
        oldest.remove();
        size--;
    }

    private static String topic(RequestId id) {
        return id.batch().topic();
    }
}
