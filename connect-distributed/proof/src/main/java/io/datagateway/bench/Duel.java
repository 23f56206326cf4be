// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets contestants take turns, as what one machine does at two times cannot be compared. */
final class Duel {

    private static final double STILL_BETTER = 1.03;
    /** Rounds without a better one. */
    private static final int PATIENCE = 3;

    /** Times what was asked for. */
    private static final int MOST = 4;

    private final BenchOptions options;
    private final PrintStream out;

    Duel(BenchOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Warms each up, then lets them take turns; returns a figure for each, in their order. */
    List<Figure> run(String unit, List<Contestant> contestants) throws Exception {
        for (Contestant contestant : contestants) {
            warmUp(contestant, unit);
        }
        Map<Contestant, List<Double>> seen = new HashMap<>();
        for (int round = 1; round <= options.rounds(); round++) {
            for (Contestant contestant : contestants) {
                double rate = contestant.round(options.seconds());
                show("round " + round, contestant, rate, unit);
                seen.computeIfAbsent(contestant, each -> new ArrayList<>()).add(rate);
            }
        }
        return contestants.stream()
                .map(each -> new Figure(each.name(), unit, Spread.of(seen.getOrDefault(each, List.of()))))
                .toList();
    }

    /** A virtual machine compiles for as long as a contestant still becomes better, which is not every round. */
    private void warmUp(Contestant contestant, String unit) throws Exception {
        double best = 0;
        int since = 0;
        for (int i = 0; i < MOST * options.warmups() && (i < options.warmups() || since < PATIENCE); i++) {
            double rate = contestant.round(options.seconds());
            show("warm-up", contestant, rate, unit);
            since = rate > best * STILL_BETTER ? 0 : since + 1;
            best = Math.max(best, rate);
        }
    }

    private void show(String when, Contestant contestant, double rate, String unit) {
        out.printf("  %-8s %-52s %,12.0f %s%n", when, contestant.name(), rate, unit);
    }
}
