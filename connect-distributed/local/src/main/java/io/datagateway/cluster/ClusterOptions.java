// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

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
        var options = new CommandLine(USAGE);
        var brokers = options.option("--brokers", 3, rest -> number("--brokers", rest, 1, Topology.MOST));
        var workers = options.option("--workers", 2, rest -> number("--workers", rest, 1, Topology.MOST));
        var basePort = options.option("--base-port", 19000, rest -> number("--base-port", rest, 1024, 65_000));
        List<String> words = options.words();
        options.parse(line);
        String command = words.isEmpty() ? "start" : words.get(0);
        List<String> arguments = words.stream().skip(1).toList();
        return new ClusterOptions(command, arguments, brokers.get(), workers.get(), basePort.get());
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
