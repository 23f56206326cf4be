// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.CommandLine;
import io.datagateway.cluster.Names;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param numbers by name, without the dashes
 * @param settings of every connector, on top of the shipped ones
 * @param check whether figures that are far off are a failure
 */
record BenchOptions(
        Map<String, Integer> numbers,
        List<BenchScenarios> scenarios,
        List<DeliveryGuarantee> deliveries,
        Optional<Path> json,
        Optional<Path> profile,
        Map<String, String> settings,
        boolean check) {

    private static final Map<String, Integer> NUMBERS =
            Map.of("rounds", 5, "seconds", 4, "warmups", 6, "seed", 42, "heap", 512);

    private static final String QUICK = "--parts ingest,single --rounds 3 --seconds 2 --warmups 2";

    static final String USAGE = """
            usage: bench [options]
              Measures the gateway and the validation against what Kafka, Connect and Jetty can do on this machine.
              --parts LIST     which, e.g. ingest; default: all
              --delivery LIST  exactly-once (default, as shipped), at-least-once or both with a comma: one worker after the other
              --rounds N       of each contestant, which take turns; default 5
              --seconds N      of a round, about; default 4
              --warmups N      least rounds of each contestant before, up to 4 times as many while it still
                               becomes faster; default 6
              --seed N         of the records, default 42
              --heap N         of the worker, in MiB, default 512
              --set KEY=VALUE  a setting of every connector, to see what it does; may be repeated
              --json FILE      writes the result as JSON too
              --profile FILE   records the worker (JFR) and prints where its time goes; takes some of it
              --check          exit 1 if a figure is off its goal by half, or twice
              --quick          a look of some two minutes
            parts:
            """ + Names.usage(BenchScenarios.class, 10, BenchScenarios::text);

    int rounds() {
        return number("rounds");
    }

    /** Of a round, about. */
    int seconds() {
        return number("seconds");
    }

    /** Least rounds of each contestant before those that count. */
    int warmups() {
        return number("warmups");
    }

    /** Of the worker, in MiB. */
    int heap() {
        return number("heap");
    }

    long seed() {
        return number("seed");
    }

    private int number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    /** @throws IllegalArgumentException with the usage if an argument is not one of them */
    static BenchOptions parse(List<String> line) {
        var options = new CommandLine(USAGE);
        options.shorthand("--quick", QUICK);
        options.numbers(NUMBERS, 1, 1_000_000);
        var scenarios = options.value(
                "--parts",
                List.of(BenchScenarios.values()),
                list -> Names.parseAll(BenchScenarios.class, "part", list));
        var deliveries = options.value("--delivery", List.of(DeliveryGuarantee.EXACTLY_ONCE), DeliveryGuarantee::parse);
        var settings = options.settings();
        var json = options.optional("--json", Path::of);
        var profile = options.optional("--profile", Path::of);
        var check = options.flag("--check");
        options.parse(line);
        return new BenchOptions(
                options.numbers(), scenarios.get(), deliveries.get(), json.get(), profile.get(), settings, check.get());
    }
}
