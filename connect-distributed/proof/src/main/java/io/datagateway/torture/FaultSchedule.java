// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Causes one fault after another, each when the cluster has recovered from the one before. */
final class FaultSchedule {

    /** The longest time until everything must be well after a fault. */
    static final Duration TIME_TO_RECOVER = Duration.ofMinutes(3);

    private final TortureOptions options;
    private final TortureTestBed testBed;
    private final RecoveryCheck recovery;
    private final PrintStream out;
    private final long begin = System.nanoTime();

    FaultSchedule(TortureOptions options, TortureTestBed testBed, RecoveryCheck recovery, PrintStream out) {
        this.options = options;
        this.testBed = testBed;
        this.recovery = recovery;
        this.out = out;
    }

    /**
     * Runs all rounds and returns them. Ends early if the cluster does not recover, or the time is over. After the last
     * round the load goes on until enough requests were repeated, as long as there is time.
     */
    List<FaultRound> run() throws Exception {
        var random = new Random(options.run.seed());
        var rounds = new ArrayList<FaultRound>();
        List<Fault> faults = faults(random);
        for (Fault fault : faults) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(options.calm));
            FaultRound round = inflict(fault, random);
            rounds.add(round);
            out.printf("[%5d s] %d/%d %s%n", seconds(), rounds.size(), faults.size(), round.text());
            if (isOver() || !round.missing().isEmpty()) {
                return rounds;
            }
        }
        while (testBed.load().answers().repeats() < options.repeats && !isOver()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return rounds;
    }

    private FaultRound inflict(Fault fault, Random random) throws Exception {
        AnswerCounts answers = testBed.load().answers();
        answers.interval();
        String what = fault.inflict(testBed, random);
        long healed = System.nanoTime();
        List<String> missing = recovery.await(TIME_TO_RECOVER);
        return new FaultRound(fault, what, answers.interval(), Duration.ofNanos(System.nanoTime() - healed), missing);
    }

    private List<Fault> faults(Random random) {
        var faults = new ArrayList<Fault>();
        options.rounds().forEach((fault, count) -> faults.addAll(Collections.nCopies(count, fault)));
        Collections.shuffle(faults, random);
        return faults;
    }

    private boolean isOver() {
        return seconds() >= TimeUnit.MINUTES.toSeconds(options.minutes);
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }
}
