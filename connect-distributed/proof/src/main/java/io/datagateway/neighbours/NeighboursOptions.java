// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.bugs.BugOption;
import io.datagateway.options.EnumList;
import io.datagateway.options.OptionNames;
import io.datagateway.options.Range;
import io.datagateway.options.RunOptions;
import io.datagateway.options.Shorthand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code bin/neighbours}. */
final class NeighboursOptions {

    private static final int BROKERS_TO_STOP_ONE = 3;

    @Option(
            names = "--mistakes",
            paramLabel = "LIST",
            converter = MistakeListConverter.class,
            description = "Mistakes in their order, as in json-number,prod-deleted; default: all, shuffled.")
    private @Nullable EnumList<Mistake> mistakes;

    @Mixin
    final RunOptions run = new RunOptions();

    @Option(
            names = "--quiet",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "Seconds without a mistake before each; default: ${DEFAULT-VALUE}.")
    private int quiet = 6;

    @Option(
            names = "--hold",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "Seconds for which each mistake lasts; default: ${DEFAULT-VALUE}.")
    private int hold = 20;

    @Option(
            names = "--recover",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "Seconds within which A must be complete after the mending; default: ${DEFAULT-VALUE}.")
    private int recover = 90;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "Requests a second to each of the three topics; default: ${DEFAULT-VALUE}.")
    int rate = 30;

    @Option(
            names = "--floor",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "A p99 below so many milliseconds is never too long; default: ${DEFAULT-VALUE}.")
    int floor = 100;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            converter = Range.Digit.class,
            description = "Brokers, 1 to 9; mistakes that stop one need 3; default: ${DEFAULT-VALUE}.")
    int brokers = BROKERS_TO_STOP_ONE;

    @Option(
            names = "--scale",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "No mistakes: so many topics of 3 partitions, on one worker of each group, to which others"
                    + " are added.")
    private @Nullable Integer scale;

    @Option(
            names = "--added",
            paramLabel = "M",
            converter = Range.Positive.class,
            description = "Topics that are added to those of --scale, one a second; default: ${DEFAULT-VALUE}.")
    int added = 100;

    @Mixin
    final BugOption bug = new BugOption();

    @Option(
            names = "--short",
            preprocessor = NeighboursShort.class,
            description =
                    "Stands for: " + NeighboursShort.LINE + ". Continuous integration runs it; some three minutes.")
    boolean shorthand;

    /** The beginning of every key of this run. */
    final String keyPrefix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    /** Returns the mistakes to make, without those that these brokers do not allow. */
    List<Mistake> mistakes() {
        List<Mistake> all;
        if (mistakes == null) {
            all = new ArrayList<>(List.of(Mistake.values()));
            Collections.shuffle(all, new Random(run.seed()));
        } else {
            all = mistakes.constants();
        }
        return all.stream().filter(this::isPossible).toList();
    }

    private boolean isPossible(Mistake mistake) {
        return brokers >= BROKERS_TO_STOP_ONE || !mistake.has(Trait.STOPS_BROKER);
    }

    MistakeRun.Times times() {
        return new MistakeRun.Times(
                Duration.ofSeconds(quiet), Duration.ofSeconds(hold), Duration.ofSeconds(recover), rate);
    }

    Optional<Integer> scale() {
        return Optional.ofNullable(scale);
    }

    static final class MistakeListConverter implements ITypeConverter<EnumList<Mistake>> {
        @Override
        public EnumList<Mistake> convert(String list) {
            return OptionNames.parseAll(Mistake.class, "mistake", list);
        }
    }

    static final class NeighboursShort extends Shorthand {

        private static final String LINE =
                "--mistakes json-number,json-grows,prod-compacted,prod-timestamps,raw-purged --brokers 1 --quiet 4"
                        + " --hold 6 --recover 75 --rate 20 --floor 1000";

        NeighboursShort() {
            super(LINE);
        }
    }
}
