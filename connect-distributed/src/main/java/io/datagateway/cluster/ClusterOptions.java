// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param command what to do
 * @param arguments of the command: a process, or nothing
 */
record ClusterOptions(String command, List<String> arguments, int brokers, int workers, int basePort) {

    static final String USAGE = """
            usage: cluster [start] [--brokers N] [--workers N] [--base-port N]
                   cluster status | stop | logs [broker|worker N]
                   cluster kill broker|worker N        ends a process at once (kill -9)
                   cluster restart broker|worker N     ends it in order if it runs, and starts it again
              --brokers N     1 to 9, default 3: each record has min(3, N) copies, all but one must be in sync
              --workers N     1 to 9, default 2: each serves the gateway at a port of its own
              --base-port N   default 19000; the fifty ports after it are the cluster's""";

    /** @throws IllegalArgumentException with the usage if an argument is not one of them */
    static ClusterOptions parse(List<String> line) {
        var words = new ArrayList<String>();
        int[] numbers = {3, 2, 19000};
        Iterator<String> rest = line.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--brokers" -> numbers[0] = number(argument, rest, 1, Settings.MOST);
                case "--workers" -> numbers[1] = number(argument, rest, 1, Settings.MOST);
                case "--base-port" -> numbers[2] = number(argument, rest, 1024, 65_000);
                default -> words.add(word(argument));
            }
        }
        String command = words.isEmpty() ? "start" : words.remove(0);
        return new ClusterOptions(command, List.copyOf(words), numbers[0], numbers[1], numbers[2]);
    }

    private static String word(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException(
                    argument.equals("--help") ? USAGE : "unknown argument " + argument + "\n" + USAGE);
        }
        return argument;
    }

    private static int number(String argument, Iterator<String> rest, int least, int most) {
        return Numbers.parse(argument, rest.hasNext() ? rest.next() : "nothing", least, most);
    }

    /** The process that the command is about. */
    Node node() {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException(command + " what? e.g. cluster " + command + " worker 1\n" + USAGE);
        }
        return Node.parse(arguments.get(0), arguments.get(1));
    }
}
