// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import io.datagateway.http.TestContracts;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Attacks a gateway for {@code -Dfuzz.seconds} (20). Case n is made of the seed {@code first + n}; a failure names its
 * seed, and {@code -Dfuzz.seed=} with {@code -Dfuzz.cases=1} repeats it. Runs as a program, too, for longer than a build
 * may take.
 */
public final class Fuzz {

    private static final int CASES_PER_CHECK = 50;
    private static final long FIRST =
            Long.getLong("fuzz.seed", ThreadLocalRandom.current().nextLong(1L << 40));
    private static final long MAX_CASES = Long.getLong("fuzz.cases", Long.MAX_VALUE);

    private final HostileGateway gateway;
    private final HostileGateway other;
    private final List<FuzzTarget> targets;

    /** @param other for clients whose requests may still be on their way when they have gone */
    private Fuzz(HostileGateway gateway, HostileGateway other) {
        this.gateway = gateway;
        this.other = other;
        // Requests are the most likely to hide something, so they come most often.
        var requests = new Http1Fuzz(gateway);
        this.targets = List.of(requests, requests, requests, new Http2Fuzz(other), new TlsFuzz(gateway));
    }

    public static void main(String[] args) throws Exception {
        run(Duration.ofSeconds(Long.getLong("fuzz.seconds", 20)));
    }

    /** Returns how many cases there were. */
    static long run(Duration time) throws Exception {
        System.out.println("fuzz.seed " + FIRST);
        try (var gateway = new HostileGateway(TestContracts.catalog(), Duration.ofSeconds(10));
                var other = new HostileGateway(TestContracts.catalog(), Duration.ofSeconds(10))) {
            return new Fuzz(gateway, other).attack(System.nanoTime() + time.toNanos());
        }
    }

    private long attack(long end) throws Exception {
        long cases = 0;
        long told = System.nanoTime();
        for (; System.nanoTime() - end < 0 && cases < MAX_CASES; cases++) {
            long seed = FIRST + cases;
            try {
                targets.get((int) Math.floorMod(seed, (long) targets.size())).attack(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("-Dfuzz.seed=" + seed + " -Dfuzz.cases=1", e);
            }
            if (cases % CASES_PER_CHECK == 0) {
                checkThatTheyServe();
            }
            if (System.nanoTime() - told > Duration.ofMinutes(1).toNanos()) {
                told = System.nanoTime();
                tell(cases);
            }
        }
        checkThatTheyServe();
        tell(cases);
        return cases;
    }

    private void checkThatTheyServe() throws Exception {
        for (HostileGateway attacked : List.of(gateway, other)) {
            String answers = attacked.talk().send(HostileText.probe(), false).toString();
            if (!answers.equals("201")) {
                throw new AssertionError("a good request is answered " + answers);
            }
        }
    }

    private static void tell(long cases) {
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.println(cases + " cases, heap " + (used >> 20) + " MiB, threads " + Thread.activeCount());
    }
}
