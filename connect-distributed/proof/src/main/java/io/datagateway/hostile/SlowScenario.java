// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Slow connections: each is closed in time, and the other clients do not notice. */
final class SlowScenario implements HostileScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /**
     * One reader in so many connections: on one machine a stuck reader takes 2.6 MB of answers in the server's socket.
     */
    private static final int ONE_READER_OF = 250;

    private static final List<SlowKind> CHEAP =
            List.of(SlowKind.HANDSHAKE, SlowKind.HEADERS, SlowKind.BODY, SlowKind.WINDOW);

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public List<HostileCheck> run(HostileTestBed testBed, Map<String, Object> measurements) throws Exception {
        var calm = new ReplyStatistics();
        var attacked = new ReplyStatistics();
        var connections = new ArrayList<SlowConnection>();
        var random = new Random(testBed.options().run.seed());
        // Only what happens in it is compiled.
        measurements.put("slowest of the warm-up", slowest(wave(testBed, random, new ReplyStatistics())));
        calm.add(WellBehavedClients.measure(testBed));
        for (int wave = 1; wave <= testBed.options().waves; wave++) {
            List<SlowConnection> slow = wave(testBed, random, attacked);
            measurements.put("slowest of wave " + wave, slowest(slow));
            connections.addAll(slow);
            calm.add(WellBehavedClients.measure(testBed));
        }
        measurements.put("slow connections", connections.size());
        measurements.putAll(byKind(connections));
        measurements.put("others without", calm.text());
        measurements.put("others with", attacked.text());
        return List.of(
                HostileCheck.below("slowest to be closed", testBed.options().within, slowest(connections), "s"),
                HostileCheck.none("others that were not answered 201", refused(attacked), refused(attacked) == 0),
                HostileCheck.below(
                        "others' p99, twice that without", testBed.slower(2, calm.p99()), attacked.p99(), "ms"));
    }

    /** Runs a wave of slow connections. Adds the answers to the well-behaved clients to {@code others}. */
    private static List<SlowConnection> wave(HostileTestBed testBed, Random random, ReplyStatistics others)
            throws Exception {
        try (var good = new WellBehavedClients(testBed);
                var attack = new SlowAttack(testBed.gateway(), testBed.tls(HostileTestBed.HOSTILE))) {
            good.measureFor(testBed.warmUp());
            List<SlowConnection> slow = attack.run(kinds(testBed.options().slow, random), PATIENCE);
            others.add(good.end());
            return slow;
        }
    }

    private static long refused(ReplyStatistics statistics) {
        return statistics.count(reply -> !reply.written());
    }

    /** Returns kinds in random order: the cheap ones in equal numbers, and few readers. */
    private static List<SlowKind> kinds(int count, Random random) {
        var kinds = new ArrayList<SlowKind>();
        for (int i = 0; i < count; i++) {
            boolean reader = i % ONE_READER_OF == 0;
            kinds.add(reader ? SlowKind.READER : CHEAP.get(i % CHEAP.size()));
        }
        Collections.shuffle(kinds, random);
        return kinds;
    }

    private static double slowest(List<SlowConnection> connections) {
        return connections.stream().mapToLong(SlowScenario::millis).max().orElse(0) / 1_000.0;
    }

    /** Returns the milliseconds until a connection was closed; of one that was not, those that it was waited for. */
    private static long millis(SlowConnection connection) {
        Duration lasted = connection.lasted();
        return (lasted == null ? PATIENCE : lasted).toMillis();
    }

    private static Map<String, String> byKind(List<SlowConnection> connections) {
        return connections.stream()
                .collect(Collectors.groupingBy(
                        connection -> "closed: " + connection.kind(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), SlowScenario::text)));
    }

    private static String text(List<SlowConnection> connections) {
        long closed = connections.stream()
                .filter(connection -> connection.lasted() != null)
                .count();
        long misbehaved =
                connections.stream().filter(SlowConnection::misbehaves).count();
        return "%d of %d, %d of them before they misbehaved, after %.1f s at most"
                .formatted(closed, connections.size(), connections.size() - misbehaved, slowest(connections));
    }
}
