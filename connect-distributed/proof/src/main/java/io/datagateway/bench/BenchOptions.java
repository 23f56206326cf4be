// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Layout;
import io.datagateway.options.EnumList;
import io.datagateway.options.OptionNames;
import io.datagateway.options.Range;
import io.datagateway.options.Shorthand;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options of {@code bin/bench}. */
final class BenchOptions {

    @Option(
            names = "--parts",
            paramLabel = "LIST",
            converter = BenchListConverter.class,
            description = "Parts to run, as in ingest,single; default: all.")
    private EnumList<BenchScenarios> scenarios = EnumList.all(BenchScenarios.class);

    private EnumList<Layout> layouts = new EnumList<>(List.of(Layout.SPLIT));

    @Option(
            names = "--layout",
            paramLabel = "LIST",
            converter = LayoutListConverter.class,
            description = "split, single or both with a comma, one cluster after the other, which are then compared;"
                    + " default: split, as shipped.")
    void layouts(EnumList<Layout> list) {
        layouts = list;
    }

    @Option(
            names = "--delivery",
            paramLabel = "LIST",
            converter = DeliveryListConverter.class,
            description = "The same by the gateway's guarantee: at-least-once for split, exactly-once for single.")
    void deliveries(EnumList<DeliveryGuarantee> list) {
        layouts = new EnumList<>(
                list.constants().stream().map(DeliveryGuarantee::layout).toList());
    }

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Least rounds of each contestant, which take turns; fewer than 6 give no interval, so no"
                    + " verdict; default: ${DEFAULT-VALUE}.")
    int rounds = 6;

    @Option(
            names = "--most-rounds",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Rounds go on up to these until the 95 %% interval of each ratio with a goal is narrower than"
                    + " 10 %% of it; default: ${DEFAULT-VALUE}.")
    int mostRounds = 24;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Seconds of a round, about; default: ${DEFAULT-VALUE}.")
    int seconds = 4;

    @Option(
            names = "--warmups",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Least rounds of each contestant before those that count; default: ${DEFAULT-VALUE}.")
    int warmups = 8;

    @Option(
            names = "--warmup-seconds",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Least seconds of them. They go on up to 4 times as many of both while the last 8 rounds have"
                    + " a trend; a contestant that still has one then gets no verdict; default: ${DEFAULT-VALUE}.")
    int warmupSeconds = 60;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Seed of the records; default: ${DEFAULT-VALUE}.")
    int seed = 42;

    @Option(
            names = "--heap",
            paramLabel = "N",
            converter = Range.Million.class,
            description = "Heap of the worker, in MiB; default: ${DEFAULT-VALUE}.")
    int heap = 512;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Setting of every connector, on top of the shipped ones; may be repeated.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(names = "--json", paramLabel = "FILE", description = "File that the result is also written to, as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description =
                    "File for a recording of the worker (JFR), a summary of which is printed; takes some of its time.")
    private @Nullable Path profile;

    @Option(names = "--check", description = "Exit with 1 if a measurement is off its goal by half, or twice.")
    boolean check;

    @Option(
            names = "--quick",
            preprocessor = BenchQuick.class,
            description = "Stands for: " + BenchQuick.LINE + ". A look of some two minutes, without verdicts.")
    boolean shorthand;

    /** The scenarios in the order in which they are run, each once. */
    List<BenchScenarios> scenarios() {
        return scenarios.constants();
    }

    /** The layouts in the order in which they are run, each once. */
    List<Layout> layouts() {
        return layouts.constants();
    }

    /** Returns the options of the worker, and of processes that are compared with it. */
    JvmOptions jvm() {
        return JvmOptions.FAST.withWorker(List.of("-Xmx" + heap + "m"));
    }

    Map<String, String> settings() {
        return Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    Optional<Path> profile() {
        return Optional.ofNullable(profile);
    }

    static final class BenchListConverter implements ITypeConverter<EnumList<BenchScenarios>> {

        @Override
        public EnumList<BenchScenarios> convert(String list) {
            return OptionNames.parseAll(BenchScenarios.class, "part", list).sorted();
        }
    }

    static final class LayoutListConverter implements ITypeConverter<EnumList<Layout>> {

        @Override
        public EnumList<Layout> convert(String list) {
            return OptionNames.parseAll(Layout.class, "layout", list);
        }
    }

    static final class DeliveryListConverter implements ITypeConverter<EnumList<DeliveryGuarantee>> {

        @Override
        public EnumList<DeliveryGuarantee> convert(String list) {
            return OptionNames.parseAll(DeliveryGuarantee.class, "delivery", list);
        }
    }

    static final class BenchQuick extends Shorthand {

        private static final String LINE =
                "--parts ingest,single --rounds 3 --most-rounds 3 --seconds 2 --warmups 1 --warmup-seconds 1";

        BenchQuick() {
            super(LINE);
        }
    }
}
