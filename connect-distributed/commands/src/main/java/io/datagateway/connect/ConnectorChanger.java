// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import io.datagateway.connect.ConnectorChange.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives connectors their configs, as far as they do not have them yet. */
public final class ConnectorChanger {

    /** Connect says so of the connector, and adds it to the config that it was given. */
    private static final String NAME = "name";

    private final ConnectRest rest;
    private final Duration pause;
    private final int tries;

    public ConnectorChanger(ConnectRest rest) {
        this(rest, Duration.ofSeconds(1), 30);
    }

    /**
     * @param pause before a change that met a rebalance is tried again
     * @param tries of one change, at most
     */
    ConnectorChanger(ConnectRest rest, Duration pause, int tries) {
        this.rest = rest;
        this.pause = pause;
        this.tries = tries;
    }

    /**
     * Creates the connector or changes its config, unless it has this one.
     *
     * @throws NoAnswerException if no worker answers
     */
    public ConnectorChange apply(String connector, Map<String, String> config) throws IOException {
        try {
            Optional<Map<String, String>> before = rest.findConfig(connector);
            if (before.isPresent() && before.get().equals(named(connector, config))) {
                return ConnectorChange.done(Outcome.UNCHANGED);
            }
            put(connector, config);
            return ConnectorChange.done(before.isPresent() ? Outcome.CHANGED : Outcome.CREATED);
        } catch (RequestRefusedException e) {
            return ConnectorChange.refused(e);
        }
    }

    private static Map<String, String> named(String connector, Map<String, String> config) {
        var named = new HashMap<>(config);
        named.putIfAbsent(NAME, connector);
        return named;
    }

    /** Each change brings a rebalance, during which Connect refuses the next change with 409. */
    private void put(String connector, Map<String, String> config) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                rest.putConfig(connector, config);
                return;
            } catch (RequestRefusedException e) {
                if (!e.isConflict() || attempt == tries) {
                    throw e;
                }
                Pause.of(pause, "Connect rebalances");
            }
        }
    }
}
