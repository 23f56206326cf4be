// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.Numbers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the command line asks for.
 *
 * @param numbers by name, without the dashes
 * @param settings of every connector, on top of the shipped ones
 * @param check whether figures that are far off are a failure
 */
record BenchOptions(
        Map<String, Integer> numbers,
        List<Parts> parts,
        List<Delivery> deliveries,
        Map<String, Path> files,
        Map<String, String> settings,
        boolean check) {

    private static final Map<String, Integer> DEFAULTS = Map.of("rounds", 5, "seconds", 4, "warmups", 2, "seed", 42);

    private static final String QUICK = "--parts ingest,single --rounds 3 --seconds 2 --warmups 2";

    static final String USAGE = """
            usage: bench [options]
              Measures the gateway and the validation against what Kafka, Connect and Jetty can do on this machine.
              --parts LIST     which, e.g. ingest; default: all
              --delivery LIST  exactly-once (default, as shipped), at-least-once or both, one worker after the other
              --rounds N       of each contestant, which take turns; default 5
              --seconds N      of a round, about; default 4
              --warmups N      least rounds of each contestant before, more while it still becomes faster; default 2
              --seed N         of the records, default 42
              --set KEY=VALUE  a setting of every connector, to see what it does; may be repeated
              --json FILE      writes the result as JSON too
              --profile FILE   records the worker (JFR) and prints where its time goes; takes some of it
              --check          exit 1 if a figure is off its goal by half, or twice
              --quick          a look of some two minutes
            parts:
            """ + Parts.usage();

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

    long seed() {
        return number("seed");
    }

    Optional<Path> json() {
        return Optional.ofNullable(files.get("json"));
    }

    Optional<Path> profile() {
        return Optional.ofNullable(files.get("profile"));
    }

    private int number(String name) {
        return numbers.getOrDefault(name, DEFAULTS.getOrDefault(name, 0));
    }

    /** @throws IllegalArgumentException with the usage if an argument is not one of them */
    static BenchOptions parse(List<String> line) {
        return new Parser().parse(line);
    }

    private static final class Parser {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, Path> files = new HashMap<>();
        private List<Parts> parts = List.of(Parts.values());
        private List<Delivery> deliveries = List.of(Delivery.EXACTLY_ONCE);
        private final Map<String, String> settings = new TreeMap<>();
        private boolean check;

        BenchOptions parse(List<String> line) {
            take(line);
            return new BenchOptions(Map.copyOf(numbers), parts, deliveries, Map.copyOf(files), settings, check);
        }

        private void take(List<String> line) {
            Iterator<String> rest = line.iterator();
            while (rest.hasNext()) {
                String argument = rest.next();
                switch (argument) {
                    case "--help" -> throw new IllegalArgumentException(USAGE);
                    case "--quick" -> take(List.of(QUICK.split(" ")));
                    case "--check" -> check = true;
                    case "--parts" -> parts = Parts.parse(value(argument, rest));
                    case "--delivery" -> deliveries = Delivery.parse(value(argument, rest));
                    case "--set" -> set(value(argument, rest));
                    case "--json", "--profile" -> files.put(argument.substring(2), Path.of(value(argument, rest)));
                    default -> number(argument, rest);
                }
            }
        }

        private void set(String setting) {
            String[] words = setting.split("=", 2);
            if (words.length < 2) {
                throw new IllegalArgumentException("--set takes KEY=VALUE, not " + setting);
            }
            settings.put(words[0], words[1]);
        }

        private void number(String argument, Iterator<String> rest) {
            String name = argument.replaceFirst("^--", "");
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("unknown argument " + argument + "\n" + USAGE);
            }
            numbers.put(name, Numbers.parse(argument, value(argument, rest), 1, 1_000_000));
        }

        private static String value(String argument, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(argument + " needs a value\n" + USAGE);
            }
            return rest.next();
        }
    }
}
