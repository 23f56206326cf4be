// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import java.nio.file.Path;

/**
 * What the command line asks for.
 *
 * @param home the folder {@code connect-distributed} of the checkout
 * @param once end after the demonstration instead of staying up
 */
record Options(Path home, boolean once, int gatewayPort, int kafkaPort, int connectPort) {

    static final String USAGE = """
            usage: quickstart [--once] [--gateway-port N] [--kafka-port N] [--connect-port N]
              --once            end after the demonstration; exit 0 only if every outcome was the expected one
              --gateway-port N  default 8443
              --kafka-port N    default 9092
              --connect-port N  default 8083""";

    /**
     * @throws IllegalArgumentException with the usage if an argument is not one of them
     */
    static Options parse(Path home, String... arguments) {
        var options = new Options(home, false, 8443, 9092, 8083);
        for (int i = 0; i < arguments.length; i++) {
            options = switch (arguments[i]) {
                case "--help" -> throw new IllegalArgumentException(USAGE);
                case "--once" -> new Options(home, true, options.gatewayPort, options.kafkaPort, options.connectPort);
                case "--gateway-port" ->
                    new Options(home, options.once, port(arguments, ++i), options.kafkaPort, options.connectPort);
                case "--kafka-port" ->
                    new Options(home, options.once, options.gatewayPort, port(arguments, ++i), options.connectPort);
                case "--connect-port" ->
                    new Options(home, options.once, options.gatewayPort, options.kafkaPort, port(arguments, ++i));
                default -> throw new IllegalArgumentException("unknown argument " + arguments[i] + "\n" + USAGE);
            };
        }
        return options;
    }

    String bootstrapServers() {
        return "localhost:" + kafkaPort;
    }

    String gatewayUrl() {
        return "https://localhost:" + gatewayPort;
    }

    String connectUrl() {
        return "http://localhost:" + connectPort;
    }

    private static int port(String[] arguments, int index) {
        try {
            int port = Integer.parseInt(arguments[index]);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Said below, in the same words as a number out of range.
        }
        throw new IllegalArgumentException(arguments[index - 1] + " takes a port, 1 to 65535\n" + USAGE);
    }
}
