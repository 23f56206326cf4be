// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.cluster.Layout;
import io.datagateway.options.EnumList;
import io.datagateway.options.OptionNames;
import io.datagateway.options.Range;
import io.datagateway.options.RunOptions;
import io.datagateway.options.Shorthand;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code bin/hostile}. */
final class HostileOptions {

    @Option(
            names = "--parts",
            paramLabel = "LIST",
            converter = HostileListConverter.class,
            description = "Parts to run, as in slow,idle; default: all.")
    private EnumList<HostileScenarios> scenarios = EnumList.all(HostileScenarios.class);

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description = "split, with the gateway without transactions on a worker of its own, or single, with one"
                    + " exactly-once worker for all; default: split.")
    Layout layout = Layout.SPLIT;

    @Mixin
    final RunOptions run = new RunOptions();

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Requests a second of the well-behaved clients; default: ${DEFAULT-VALUE}.")
    int rate = 20;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Seconds of each measurement; default: ${DEFAULT-VALUE}.")
    int seconds = 15;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Seconds before each measurement; default: ${DEFAULT-VALUE}.")
    int warmup = 20;

    @Option(
            names = "--slow",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Slow connections; default: ${DEFAULT-VALUE}.")
    int slow = 500;

    @Option(
            names = "--within",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Seconds within which the gateway must close each of them; default: ${DEFAULT-VALUE}.")
    int within = 15;

    @Option(
            names = "--waves",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Waves of slow connections; default: ${DEFAULT-VALUE}.")
    int waves = 3;

    @Option(
            names = "--clients",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Clients that send batches of 10 MiB; default: ${DEFAULT-VALUE}.")
    int clients = 64;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Minutes for which they do; default: ${DEFAULT-VALUE}.")
    int minutes = 5;

    @Option(
            names = "--most",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Clients in an overload; default: ${DEFAULT-VALUE}.")
    int most = 200;

    @Option(
            names = "--idle",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Idle connections; default: ${DEFAULT-VALUE}.")
    int idle = 10_000;

    @Option(
            names = "--rotations",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Rotations of the certificate files; default: ${DEFAULT-VALUE}.")
    int rotations = 200;

    @Option(
            names = "--every",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Seconds between two rotations; default: ${DEFAULT-VALUE}.")
    int every = 8;

    @Option(
            names = "--tolerance",
            paramLabel = "N",
            converter = Range.MillionOrZero.class,
            description = "Milliseconds that a p99 may grow by, whatever its factor; default: ${DEFAULT-VALUE}.")
    int tolerance = 0;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Setting of the gateway's connector, on top of what the parts need; may be repeated.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(
            names = "--short",
            preprocessor = HostileShort.class,
            description = "Stands for: " + HostileShort.LINE + ". A look of some three minutes;"
                    + " continuous integration runs its rotation.")
    boolean shorthand;

    /** The scenarios in the order in which they are run, each once. */
    List<HostileScenarios> scenarios() {
        return scenarios.constants();
    }

    Map<String, String> settings() {
        return Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    static final class HostileListConverter implements ITypeConverter<EnumList<HostileScenarios>> {

        @Override
        public EnumList<HostileScenarios> convert(String list) {
            return OptionNames.parseAll(HostileScenarios.class, "part", list).sorted();
        }
    }

    static final class HostileShort extends Shorthand {

        private static final String LINE = "--parts slow,overload,idle,rotation"
                + " --seconds 4 --warmup 2 --waves 1 --idle 500 --rotations 3 --every 8 --within 25 --tolerance 300";

        HostileShort() {
            super(LINE);
        }
    }
}
