// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.bugs.BugOption;
import io.datagateway.cluster.Layout;
import io.datagateway.cluster.WorkerCounts;
import io.datagateway.options.Range;
import io.datagateway.options.RunOptions;
import io.datagateway.options.Shorthand;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code bin/torture}. */
final class TortureOptions {

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            converter = FaultList.FaultListConverter.class,
            description = "Faults, each with its number of rounds or that of --rounds, as in"
                    + " kill-worker:100,freeze-broker:30,pause; default: all but replace-plugins, fill-disk and"
                    + " cut-network.")
    private FaultList faults = FaultList.usual();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "Rounds of each fault, in shuffled order; default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Mixin
    final RunOptions run = new RunOptions();

    @Option(
            names = "--clients",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "Clients with one request in flight each; default: ${DEFAULT-VALUE}.")
    int clients = 16;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "Requests a second of all clients together; default: ${DEFAULT-VALUE}.")
    int rate = 300;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            converter = Range.NotNegative.class,
            description = "Percent of the written requests to send to another worker again; default: ${DEFAULT-VALUE}.")
    int repeat = 20;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            converter = Range.NotNegative.class,
            description = "Requests that another worker must have written again before the run ends;"
                    + " default: ${DEFAULT-VALUE}.")
    int repeats = 0;

    @Option(
            names = "--longest",
            paramLabel = "N",
            converter = Range.Positive.class,
            description =
                    "Longest time that something is held frozen or cut off, in seconds; default: ${DEFAULT-VALUE}.")
    int longest = 60;

    @Option(
            names = "--calm",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "Longest time between two faults, in milliseconds; default: ${DEFAULT-VALUE}.")
    int calm = 2_500;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            converter = Range.Positive.class,
            description = "Minutes after which no round begins and repetitions are waited for no longer;"
                    + " default: ${DEFAULT-VALUE}.")
    int minutes = 240;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            converter = Range.Digit.class,
            description = "Brokers, 1 to 9; default: ${DEFAULT-VALUE}.")
    int brokers = 3;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description =
                    "split, with the gateway without transactions in a Connect group of its own, or single, with one"
                            + " exactly-once group for all; default: split.")
    Layout layout = Layout.SPLIT;

    @Option(
            names = "--ingest-workers",
            paramLabel = "N",
            converter = Range.Digit.class,
            description = "Workers of the gateway's group in the split layout; default: ${DEFAULT-VALUE}.")
    private int ingestWorkers = 2;

    @Option(
            names = "--workers",
            paramLabel = "N",
            converter = Range.Digit.class,
            description = "Other workers; all together at most 9; default: ${DEFAULT-VALUE}.")
    private int workers = 2;

    @Option(
            names = "--other-plugins",
            paramLabel = "FOLDER",
            description = "Plugins of another version, for replace-plugins: the folder plugins of its archive.")
    private @Nullable Path otherPlugins;

    @Mixin
    final BugOption bug = new BugOption();

    @Option(
            names = "--control",
            paramLabel = "NAME",
            description = "Bug of proof/bugs to leave out, while what provokes it is there.")
    private @Nullable String control;

    @Option(
            names = "--short",
            preprocessor = TortureShort.class,
            description =
                    "Stands for: " + TortureShort.LINE + ". Continuous integration runs it; less than four minutes.")
    boolean shorthand;

    /** The beginning of every key of this run. */
    final String keyPrefix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    Map<Fault, Integer> rounds() {
        return faults.rounds(rounds);
    }

    WorkerCounts workerCounts() {
        return WorkerCounts.of(layout, ingestWorkers, workers);
    }

    boolean needsNamespaces() {
        return rounds().keySet().stream().anyMatch(Fault::needsNamespaces);
    }

    Optional<Path> otherPlugins() {
        return Optional.ofNullable(otherPlugins);
    }

    /** Returns the bug that is left out, while what provokes it is there. */
    Optional<String> control() {
        return Optional.ofNullable(control);
    }

    static final class TortureShort extends Shorthand {

        private static final String LINE =
                "--faults kill-worker:3,kill-broker-and-worker:1,freeze-broker:1,restart:1,change-config:1,pause:1"
                        + " --longest 10 --clients 32 --rate 60 --repeat 100 --repeats 5000 --minutes 3";

        TortureShort() {
            super(LINE);
        }
    }
}
