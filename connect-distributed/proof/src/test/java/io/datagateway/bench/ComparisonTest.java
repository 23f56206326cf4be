// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final GoalFigure RATIO = GoalFigure.ratio(PerformanceGoal.FRAMEWORK, 1, 0);

    private final BenchOptions options = new BenchOptions();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path logs;

    /** A subject whose rate follows from the number of its rounds so far. */
    private static final class FakeSubject implements Subject {

        private final IntToDoubleFunction rate;
        private int rounds;

        FakeSubject(IntToDoubleFunction rate) {
            this.rate = rate;
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public double round(int seconds) {
            return rate.applyAsDouble(rounds++);
        }
    }

    @BeforeEach
    void roundsTakeNoTime() {
        options.warmupSeconds = 0;
    }

    @Test
    void steadySubjectsHaveTheLeastRoundsAndAVerdict() throws Exception {
        BenchFigures figures = run(new FakeSubject(round -> 100), new FakeSubject(round -> 97 + round % 2));

        assertThat(figures.measurements()).allMatch(Measurement::stationary);
        assertThat(rounds(figures)).isEqualTo(options.rounds);
        assertThat(figures.goalResults()).extracting(GoalResult::verdict).containsExactly(GoalVerdict.REACHED);
    }

    @Test
    void roundsGoOnUntilTheIntervalIsNarrow() throws Exception {
        // Of the first rounds that count, two are far off; later ones are not.
        BenchFigures figures =
                run(new FakeSubject(round -> 100), new FakeSubject(round -> round == 8 || round == 11 ? 40 : 98));

        assertThat(rounds(figures)).isBetween(options.rounds + 1, options.mostRounds - 1);
    }

    @Test
    void roundsEndAtTheirBoundThoughTheIntervalIsWide() throws Exception {
        BenchFigures figures = run(new FakeSubject(round -> 100), new FakeSubject(round -> 60 + round * 7 % 60));

        assertThat(rounds(figures)).isEqualTo(options.mostRounds);
        assertThat(figures.goalResults()).extracting(GoalResult::verdict).containsExactly(GoalVerdict.UNDECIDED);
    }

    @Test
    void aSubjectThatStillRisesAtTheEndOfItsWarmUpIsNotJudged() throws Exception {
        BenchFigures figures = run(new FakeSubject(round -> 100), new FakeSubject(round -> Math.min(round, 32) * 10));

        assertThat(figures.measurements()).extracting(Measurement::stationary).containsExactly(true, false);
        assertThat(figures.goalResults()).extracting(GoalResult::verdict).containsExactly(GoalVerdict.NOT_STATIONARY);
        assertThat(out.toString(UTF_8)).contains("fake: the warm-up did not show that it is stationary");
    }

    @Test
    void aWarmRateIsThatOfTheLastRounds() throws Exception {
        double rate = comparison().warmRate("records/s", new FakeSubject(round -> Math.min(round, 10) * 10));

        assertThat(rate).isEqualTo(100);
    }

    private BenchFigures run(Subject limit, Subject ours) throws Exception {
        return comparison().run("records/s", List.of(limit, ours), RATIO);
    }

    private Comparison comparison() {
        return new Comparison(options, new GcLogs(logs), new PrintStream(out, true, UTF_8));
    }

    private static int rounds(BenchFigures figures) {
        return figures.measurements().get(1).statistics().rounds().size();
    }
}
