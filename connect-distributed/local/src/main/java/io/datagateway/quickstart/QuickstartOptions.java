// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cluster.NumberRange;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of the quickstart. */
final class QuickstartOptions {

    private static final String KAFKA = "--kafka-port";
    private static final String GATEWAY = "--gateway-port";
    private static final String CONNECT = "--connect-port";
    private static final String POSTGRES = "--postgres-port";

    private static final String DEFAULT = "default ${DEFAULT-VALUE}";

    @Option(
            names = "--once",
            description = "end after the demonstration; exit 0 only if every outcome was the expected one")
    private boolean once;

    @Option(names = "--no-database", description = "without PostgreSQL and what it shows")
    private boolean withoutDatabase;

    @Option(names = GATEWAY, paramLabel = "N", converter = Port.class, defaultValue = "8443", description = DEFAULT)
    private int gatewayPort;

    @Option(names = KAFKA, paramLabel = "N", converter = Port.class, defaultValue = "9092", description = DEFAULT)
    private int kafkaPort;

    @Option(names = CONNECT, paramLabel = "N", converter = Port.class, defaultValue = "8083", description = DEFAULT)
    private int connectPort;

    @Option(names = POSTGRES, paramLabel = "N", converter = Port.class, defaultValue = "5432", description = DEFAULT)
    private int postgresPort;

    static final class Port extends NumberRange {
        Port() {
            super(1, 65535);
        }
    }

    /** True if the quickstart ends after the demonstration instead of staying up. */
    boolean once() {
        return once;
    }

    /** True if the way of a table's rows is shown too. */
    boolean database() {
        return !withoutDatabase;
    }

    /** Returns the ports that this run listens on, by the option that chooses each. */
    Map<String, Integer> ports() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put(GATEWAY, gatewayPort);
        ports.put(KAFKA, kafkaPort);
        ports.put(CONNECT, connectPort);
        if (database()) {
            ports.put(POSTGRES, postgresPort);
        }
        return ports;
    }

    int gatewayPort() {
        return gatewayPort;
    }

    int kafkaPort() {
        return kafkaPort;
    }

    int connectPort() {
        return connectPort;
    }

    int postgresPort() {
        return postgresPort;
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
}
