// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets subjects take turns, as measurements of one machine at two times cannot be compared. */
final class Comparison {

    private static final double STILL_BETTER = 1.03;
    /** Rounds without a better one after which a subject is warm. */
    private static final int PATIENCE = 3;

    /** The most rounds of a warm-up, as a multiple of those asked for. */
    private static final int MOST = 4;

    private final BenchOptions options;
    private final PrintStream out;

    Comparison(BenchOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Warms each subject up, then lets them take turns. Returns a measurement of each, in their order. */
    List<Measurement> run(String unit, List<Subject> subjects) throws Exception {
        for (Subject subject : subjects) {
            warmUp(subject, unit);
        }
        Map<Subject, List<Double>> seen = new HashMap<>();
        for (int round = 1; round <= options.rounds; round++) {
            for (Subject subject : subjects) {
                double rate = subject.round(options.seconds);
                show("round " + round, subject, rate, unit);
                seen.computeIfAbsent(subject, each -> new ArrayList<>()).add(rate);
            }
        }
        return subjects.stream()
                .map(each -> new Measurement(each.name(), unit, RoundStatistics.of(seen.getOrDefault(each, List.of()))))
                .toList();
    }

    /**
     * Runs a subject until it is warm: a virtual machine compiles for as long as it still becomes faster, which is not
     * every round.
     */
    private void warmUp(Subject subject, String unit) throws Exception {
        double best = 0;
        int since = 0;
        for (int i = 0; i < MOST * options.warmups && (i < options.warmups || since < PATIENCE); i++) {
            double rate = subject.round(options.seconds);
            show("warm-up", subject, rate, unit);
            since = rate > best * STILL_BETTER ? 0 : since + 1;
            best = Math.max(best, rate);
        }
    }

    private void show(String when, Subject subject, double rate, String unit) {
        out.printf("  %-8s %-52s %,12.0f %s%n", when, subject.name(), rate, unit);
    }
}
