// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A subject with the rounds that it has had. */
final class Contestant {

    private final Subject subject;
    private final String unit;
    private final int seconds;
    private final MachineWatch watch;
    private final List<Double> rounds = new ArrayList<>();
    private boolean stationary;

    /** @param seconds seconds of a round */
    Contestant(Subject subject, String unit, int seconds, MachineWatch watch) {
        this.subject = subject;
        this.unit = unit;
        this.seconds = seconds;
        this.watch = watch;
    }

    /** Runs it until it is warm, or the bound of the warm-up is met. */
    void warmUp(WarmUp warmUp, PrintStream out) throws Exception {
        long begin = System.nanoTime();
        do {
            double rate = subject.round(seconds);
            warmUp.add(rate);
            show(out, "warm-up", rate);
        } while (!warmUp.isOver((System.nanoTime() - begin) / 1e9));
        stationary = warmUp.isStationary();
        if (!stationary) {
            out.printf("  %s: the warm-up did not show that it is stationary%n", subject.name());
        }
    }

    /** Runs a round that counts. */
    void run(int round, PrintStream out) throws Exception {
        double rate = watch.during(() -> subject.round(seconds));
        rounds.add(rate);
        show(out, "round " + round, rate);
    }

    RoundStatistics statistics() {
        return RoundStatistics.of(rounds);
    }

    Measurement measurement() {
        return new Measurement(subject.name(), unit, statistics(), stationary, watch.load());
    }

    private void show(PrintStream out, String when, double rate) {
        out.printf(Locale.ROOT, "  %-8s %-52s %,12.0f %s%n", when, subject.name(), rate, unit);
    }
}
