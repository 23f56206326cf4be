// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cluster.CommandLine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param home the folder {@code connect-distributed} of the checkout
 * @param once end after the demonstration instead of staying up
 * @param database show the way of a table's rows too
 * @param chosen ports that are not the usual ones
 */
record Options(Path home, boolean once, boolean database, Map<Port, Integer> chosen) {

    static final String USAGE = """
            usage: quickstart [--once] [--no-database] [--gateway-port N] [--kafka-port N] [--connect-port N] [--postgres-port N]
              --once             end after the demonstration; exit 0 only if every outcome was the expected one
              --no-database      without PostgreSQL and what it shows
              --gateway-port N   default 8443
              --kafka-port N     default 9092
              --connect-port N   default 8083
              --postgres-port N  default 5432""";

    /**
     * @throws IllegalArgumentException with the usage if an argument is not one of them
     */
    static Options parse(Path home, String... arguments) {
        var options = new CommandLine(USAGE);
        var once = options.flag("--once");
        var noDatabase = options.flag("--no-database");
        var chosen = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            options.take(port.flag(), rest -> chosen.put(port, number(port.flag(), rest)));
        }
        options.parse(List.of(arguments));
        return new Options(home, once.get(), !noDatabase.get(), Map.copyOf(chosen));
    }

    /** The ports that this run listens on. */
    List<Port> ports() {
        return Arrays.stream(Port.values())
                .filter(port -> database || port != Port.POSTGRES)
                .toList();
    }

    int number(Port port) {
        return chosen.getOrDefault(port, port.usual());
    }

    String bootstrapServers() {
        return "localhost:" + number(Port.KAFKA);
    }

    String gatewayUrl() {
        return "https://localhost:" + number(Port.GATEWAY);
    }

    String connectUrl() {
        return "http://localhost:" + number(Port.CONNECT);
    }

    private static int number(String argument, Iterator<String> rest) {
        try {
            int number = rest.hasNext() ? Integer.parseInt(rest.next()) : 0;
            if (number > 0 && number < 65536) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as a number out of range.
        }
        throw new IllegalArgumentException(argument + " takes a port, 1 to 65535\n" + USAGE);
    }
}
