// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

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
 * @param settings of the gateway's connector, on top of what the parts need
 * @param seed of everything that is chosen
 */
record HostileOptions(
        Map<String, Integer> numbers,
        List<HostileScenarios> scenarios,
        Map<String, String> settings,
        long seed,
        Optional<Path> json) {

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("rate", 20),
            Map.entry("seconds", 15),
            Map.entry("warmup", 20),
            Map.entry("slow", 500),
            Map.entry("within", 15),
            Map.entry("waves", 3),
            Map.entry("clients", 64),
            Map.entry("minutes", 5),
            Map.entry("most", 200),
            Map.entry("idle", 10_000),
            Map.entry("rotations", 200),
            Map.entry("every", 8));

    private static final String SHORT = "--parts slow,overload,idle,rotation"
            + " --seconds 4 --warmup 2 --waves 1 --idle 500 --rotations 3 --every 8 --within 25 --tolerance 300";

    static final String USAGE = """
            usage: hostile [options]
              Starts a cluster with one worker of 512 MiB heap and mistreats its gateway, while well-behaved clients
              send at a fixed rate. Exit 0 only if every check holds.
              --parts LIST     which, e.g. slow,idle; default: all
              --seed N         of everything that is chosen; default: the time; it is printed
              --rate N         requests a second of the well-behaved clients, default 20
              --seconds N      of each measurement, default 15
              --warmup N       seconds before each measurement, default 20
              --slow N         slow connections, default 500
              --within N       seconds in which each must be closed, default 15
              --waves N        how often they come, default 3
              --clients N      that send batches of 10 MiB, default 64
              --minutes N      for which they do, default 5
              --most N         clients in an overload, default 200
              --idle N         idle connections, default 10000
              --rotations N    of the certificate files, default 200
              --every N        seconds between two rotations, default 8
              --tolerance N    milliseconds that a p99 may grow by, whatever its factor; default 0
              --set KEY=VALUE  a setting of the gateway's connector; may be repeated
              --json FILE      writes the result as JSON too
              --short          a look of some three minutes; continuous integration runs its rotation
            parts:
            """ + Names.usage(HostileScenarios.class, 10, HostileScenarios::text);

    int number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    /** @throws IllegalArgumentException with the usage if an argument is not one of them */
    static HostileOptions parse(List<String> line) {
        var options = new CommandLine(USAGE);
        options.shorthand("--short", SHORT);
        options.numbers(NUMBERS, 1, 1_000_000);
        options.numbers(Map.of("tolerance", 0), 0, 1_000_000);
        var scenarios = options.value(
                "--parts",
                List.of(HostileScenarios.values()),
                list -> Names.parseAll(HostileScenarios.class, "part", list));
        var settings = options.settings();
        var seed = options.value("--seed", System.currentTimeMillis(), Long::parseLong);
        var json = options.optional("--json", Path::of);
        options.parse(line);
        return new HostileOptions(options.numbers(), scenarios.get(), settings, seed.get(), json.get());
    }
}
