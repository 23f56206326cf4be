// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Batches that wait, those of a topic in the order in which they came; topics take turns. Not thread-safe. */
final class TopicLanes {

    /** The topic whose turn it is comes first. */
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    private int batches;
    private int records;
    private long bytes;

    /** The batches of one topic. */
    private static final class Lane {
        private final Deque<Batch> batches = new ArrayDeque<>();
        private int records;
        private long bytes;
    }

    int batches() {
        return batches;
    }

    int records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    int records(String topic) {
        Lane lane = lanes.get(topic);
        return lane == null ? 0 : lane.records;
    }

    long bytes(String topic) {
        Lane lane = lanes.get(topic);
        return lane == null ? 0 : lane.bytes;
    }

    List<String> topics() {
        return List.copyOf(lanes.keySet());
    }

    /** Returns the oldest batch of a topic; null if none waits. */
    @Nullable
    Batch oldest(String topic) {
        Lane lane = lanes.get(topic);
        return lane == null ? null : lane.batches.peekFirst();
    }

    void add(Batch batch) {
        Lane lane = lanes.computeIfAbsent(batch.topic(), topic -> new Lane());
        lane.batches.add(batch);
        count(lane, batch, 1);
    }

    /** Returns the number of batches of the topics whose oldest batch passes the test. */
    int count(Predicate<Batch> mayGo) {
        return lanes.values().stream()
                .filter(lane -> mayGo.test(lane.batches.element()))
                .mapToInt(lane -> lane.batches.size())
                .sum();
    }

    /** Returns the oldest batch of the first topic in turn for which it passes the test; null if there is none. */
    @Nullable
    Batch next(Predicate<Batch> mayGo) {
        for (Lane lane : lanes.values()) {
            if (mayGo.test(lane.batches.element())) {
                return lane.batches.element();
            }
        }
        return null;
    }

    /** Removes the oldest batch of a topic; then it is the turn of the others. */
    void take(Batch oldest) {
        Lane lane = Objects.requireNonNull(lanes.remove(oldest.topic()));
        lane.batches.remove();
        if (!lane.batches.isEmpty()) {
            lanes.put(oldest.topic(), lane);
        }
        count(lane, oldest, -1);
    }

    /** Removes and returns the newest batch of a topic. */
    Batch takeNewest(String topic) {
        Lane lane = Objects.requireNonNull(lanes.get(topic));
        Batch newest = lane.batches.removeLast();
        if (lane.batches.isEmpty()) {
            lanes.remove(topic);
        }
        count(lane, newest, -1);
        return newest;
    }

    /** Removes and returns all batches, those of a topic in their order. */
    List<Batch> clear() {
        List<Batch> all =
                lanes.values().stream().flatMap(lane -> lane.batches.stream()).toList();
        lanes.clear();
        batches = 0;
        records = 0;
        bytes = 0;
        return all;
    }

    private void count(Lane lane, Batch batch, int sign) {
        batches += sign;
        lane.records += sign * batch.count();
        lane.bytes += sign * batch.bytes();
        records += sign * batch.count();
        bytes += sign * batch.bytes();
    }
}
