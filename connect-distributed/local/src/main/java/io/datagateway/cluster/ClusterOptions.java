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
record ClusterOptions(String command, List<String> arguments, int brokers, WorkerCounts workers, int basePort) {

    static final String USAGE = """
            usage: cluster [start] [--layout split|single] [--brokers N] [--ingest-workers N] [--workers N] [--base-port N]
                   cluster status | stop | logs [broker|ingest|worker N]
                   cluster kill broker|ingest|worker N     ends a process at once (kill -9)
                   cluster restart broker|ingest|worker N  ends it in order if it runs, and starts it again
              --layout NAME   split, the default: the gateway without transactions in a Connect group of its own;
                              single: one group with exactly-once for all
              --brokers N     1 to 9, default 3: each record has min(3, N) copies, all but one must be in sync
              --ingest-workers N  default 2: workers of the gateway's group, each at a port of its own; with split only
              --workers N     default 2: the other workers; with single, each serves the gateway; 9 workers at most
              --base-port N   default 19000; the fifty ports after it are the cluster's""";

    /** @throws IllegalArgumentException with the usage if an argument is not one of them */
    static ClusterOptions parse(List<String> line) {
        var options = new CommandLine(USAGE);
        var brokers = options.option("--brokers", 3, rest -> number("--brokers", rest, 1, Topology.MOST));
        var layout = options.value("--layout", Layout.SPLIT, name -> Names.parse(Layout.class, "layout", name));
        var ingest = options.option("--ingest-workers", 2, rest -> number("--ingest-workers", rest, 1, 9));
        var workers = options.option("--workers", 2, rest -> number("--workers", rest, 1, 9));
        var basePort = options.option("--base-port", 19000, rest -> number("--base-port", rest, 1024, 65_000));
        List<String> words = options.words();
        options.parse(line);
        String command = words.isEmpty() ? "start" : words.get(0);
        List<String> arguments = words.stream().skip(1).toList();
        var counts = WorkerCounts.of(layout.get(), ingest.get(), workers.get());
        return new ClusterOptions(command, arguments, brokers.get(), counts, basePort.get());
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
