// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.PrintStream;
import java.util.List;

/** Lets subjects take turns, as measurements of one machine at two times cannot be compared. */
final class Comparison {

    private final BenchOptions options;
    private final GcLogs gcLogs;
    private final PrintStream out;

    Comparison(BenchOptions options, GcLogs gcLogs, PrintStream out) {
        this.options = options;
        this.gcLogs = gcLogs;
        this.out = out;
    }

    /**
     * Warms each subject up, then lets them take turns until the interval of each figure with a goal is narrow, or the
     * most rounds are done.
     *
     * @return a measurement of each subject, in their order, and a result of each figure
     */
    BenchFigures run(String unit, List<Subject> subjects, GoalFigure... figures) throws Exception {
        List<Contestant> contestants =
                subjects.stream().map(subject -> contestant(unit, subject)).toList();
        for (Contestant contestant : contestants) {
            contestant.warmUp(warmUp(), out);
        }
        List<GoalFigure> goals = List.of(figures);
        for (int round = 1; round <= options.rounds || isGoingOn(round, contestants, goals); round++) {
            for (Contestant contestant : contestants) {
                contestant.run(round, out);
            }
        }
        List<Measurement> measurements =
                contestants.stream().map(Contestant::measurement).toList();
        return new BenchFigures(
                measurements,
                goals.stream().map(figure -> figure.result(measurements)).toList());
    }

    /** Only warms a subject up. Returns its rate in the last rounds. */
    double warmRate(String unit, Subject subject) throws Exception {
        WarmUp warmUp = warmUp();
        contestant(unit, subject).warmUp(warmUp, out);
        return warmUp.rate();
    }

    private WarmUp warmUp() {
        return new WarmUp(options.warmups, options.warmupSeconds);
    }

    private Contestant contestant(String unit, Subject subject) {
        return new Contestant(subject, unit, options.seconds, new MachineWatch(gcLogs));
    }

    private boolean isGoingOn(int round, List<Contestant> contestants, List<GoalFigure> goals) {
        List<RoundStatistics> seen =
                contestants.stream().map(Contestant::statistics).toList();
        return round <= options.mostRounds
                && !goals.stream().map(goal -> goal.seen(seen)).allMatch(RoundStatistics::isNarrow);
    }
}
