// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.CommandLine;
import io.datagateway.cluster.Names;
import io.datagateway.cluster.Numbers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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

    private static final String WITHOUT_NAMESPACES = Arrays.stream(Fault.values())
            .filter(fault -> !fault.needsNamespaces())
            .map(Fault::toString)
            .collect(Collectors.joining(","));

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
              --bug NAME       with a bug of proof/bugs in the workers; exit 0 only if it is found
              --control NAME   with what provokes that bug, and without the bug
              --short          what continuous integration runs, in less than four minutes
            faults:
            """ + Names.usage(Fault.class, 20, Fault::text);

    int number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    boolean needsNamespaces() {
        return rounds.keySet().stream().anyMatch(Fault::needsNamespaces);
    }

    /** @throws IllegalArgumentException with the usage if an argument is not one of them */
    static TortureOptions parse(List<String> line) {
        var options = new CommandLine(USAGE);
        options.shorthand("--short", SHORT);
        options.numbers(Map.of("clients", 16, "rate", 300, "longest", 60, "minutes", 240), 1, Integer.MAX_VALUE);
        options.numbers(Map.of("repeat", 20, "repeats", 0), 0, Integer.MAX_VALUE);
        options.numbers(Map.of("brokers", 3, "workers", 2), 1, 9);
        var faults = options.value("--faults", WITHOUT_NAMESPACES, Function.identity());
        var rounds = options.value("--rounds", 3, text -> Numbers.parse("--rounds", text, 1, Integer.MAX_VALUE));
        var seed = options.value("--seed", System.currentTimeMillis(), Long::parseLong);
        var bug = options.optional("--bug", Function.identity());
        var control = options.optional("--control", Function.identity());
        var json = options.optional("--json", Path::of);
        options.parse(line);
        Map<Fault, Integer> each = rounds(faults.get(), rounds.get());
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        return new TortureOptions(options.numbers(), each, seed.get(), run, bug.get(), control.get(), json.get());
    }

    private static Map<Fault, Integer> rounds(String faults, int usual) {
        var rounds = new EnumMap<Fault, Integer>(Fault.class);
        for (String part : faults.split(",")) {
            String[] words = part.split(":", 2);
            int count =
                    words.length == 2 ? Numbers.parse("rounds of " + words[0], words[1], 0, Integer.MAX_VALUE) : usual;
            rounds.put(Names.parse(Fault.class, "fault", words[0]), count);
        }
        return rounds;
    }
}
