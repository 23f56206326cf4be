// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Numbers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param numbers by name, without the dashes
 * @param rounds of each fault
 * @param seed of everything that is chosen
 * @param run begins every key of this run
 * @param bug in the workers, which is to be found
 * @param control the bug that is left out, while what provokes it is there
 */
record TortureOptions(
        Map<String, Integer> numbers,
        Map<Fault, Integer> rounds,
        long seed,
        String run,
        Optional<String> bug,
        Optional<String> control,
        Optional<Path> json) {

    private static final Map<String, Integer> DEFAULTS = Map.of(
            "rounds", 3,
            "clients", 16,
            "rate", 300,
            "repeat", 20,
            "repeats", 0,
            "longest", 60,
            "minutes", 240,
            "brokers", 3,
            "workers", 2);

    private static final String SHORT = "--faults kill-worker:3,freeze-broker:1,restart:1,change-config:1,pause:1"
            + " --longest 10 --clients 32 --rate 60 --repeat 100 --repeats 5000 --minutes 3";

    static final String USAGE = """
            usage: torture [options]
              Starts a cluster, lets clients send while it is being hurt, and proves from what is in Kafka that
              nothing is lost and nothing is there twice. Exit 0 only if every invariant holds.
              --faults LIST    which, e.g. kill-worker:100,freeze-broker:30,pause; without a number --rounds of it;
                               default: all that need no namespaces
              --rounds N       of each fault, default 3; the order is shuffled
              --seed N         of everything that is chosen; default: the time; it is printed
              --clients N      with one request in flight each, default 16
              --rate N         requests a second of all of them, default 300
              --repeat N       percent of the written requests that are sent to another worker again, default 20
              --repeats N      go on after the last round until so many were written again by another worker, default 0
              --longest N      seconds that something is held frozen or cut off, default 60
              --minutes N      begin no round after so many, and wait no longer for repetitions; default 240
              --brokers N      default 3
              --workers N      default 2
              --json FILE      writes the result as JSON too
              --bug NAME       with a bug of src/test/bugs in the workers; exit 0 only if it is found
              --control NAME   with what provokes that bug, and without the bug
              --short          what continuous integration runs, in less than four minutes
            faults:
            """
            + Arrays.stream(Fault.values())
                    .map(fault -> "  %-20s %s".formatted(fault, fault.text()))
                    .collect(Collectors.joining("\n"));

    int number(String name) {
        return numbers.getOrDefault(name, DEFAULTS.getOrDefault(name, 0));
    }

    boolean needsNamespaces() {
        return rounds.keySet().stream().anyMatch(Fault::needsNamespaces);
    }

    /** @throws IllegalArgumentException with the usage if an argument is not one of them */
    static TortureOptions parse(List<String> line) {
        return new Parser().parse(line);
    }

    private static final class Parser {

        private final Map<String, Integer> numbers = new HashMap<>();
        private String faults = Arrays.stream(Fault.values())
                .filter(fault -> !fault.needsNamespaces())
                .map(Fault::toString)
                .collect(Collectors.joining(","));
        private long seed = System.currentTimeMillis();
        private Optional<String> bug = Optional.empty();
        private Optional<String> control = Optional.empty();
        private Optional<Path> json = Optional.empty();

        TortureOptions parse(List<String> line) {
            take(line);
            String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
            return new TortureOptions(Map.copyOf(numbers), rounds(), seed, run, bug, control, json);
        }

        private void take(List<String> line) {
            Iterator<String> rest = line.iterator();
            while (rest.hasNext()) {
                String argument = rest.next();
                switch (argument) {
                    case "--help" -> throw new IllegalArgumentException(USAGE);
                    case "--short" -> take(List.of(SHORT.split(" ")));
                    case "--faults" -> faults = value(argument, rest);
                    case "--seed" -> seed = Long.parseLong(value(argument, rest));
                    case "--bug" -> bug = Optional.of(value(argument, rest));
                    case "--control" -> control = Optional.of(value(argument, rest));
                    case "--json" -> json = Optional.of(Path.of(value(argument, rest)));
                    default -> number(argument, rest);
                }
            }
        }

        private void number(String argument, Iterator<String> rest) {
            String name = argument.replaceFirst("^--", "");
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("unknown argument " + argument + "\n" + USAGE);
            }
            int least = name.equals("repeats") || name.equals("repeat") ? 0 : 1;
            int most = name.equals("brokers") || name.equals("workers") ? 9 : Integer.MAX_VALUE;
            numbers.put(name, Numbers.parse(argument, value(argument, rest), least, most));
        }

        private static String value(String argument, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(argument + " needs a value\n" + USAGE);
            }
            return rest.next();
        }

        private Map<Fault, Integer> rounds() {
            var rounds = new EnumMap<Fault, Integer>(Fault.class);
            for (String part : faults.split(",")) {
                String[] words = part.split(":", 2);
                int count = words.length == 2
                        ? Numbers.parse("rounds of " + words[0], words[1], 0, Integer.MAX_VALUE)
                        : numbers.getOrDefault("rounds", DEFAULTS.getOrDefault("rounds", 0));
                rounds.put(Fault.parse(words[0]), count);
            }
            return rounds;
        }
    }
}
