// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Node;
import io.datagateway.demo.ClientTls;
import io.datagateway.demo.DemoCertificates;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** The cluster of the scenarios: one broker, and one worker in each Connect group. */
record HostileTestBed(HostileOptions options, Cluster cluster, DemoCertificates certificates, PrintStream out) {

    /** The topic of the hostile clients, and the name in their certificate. */
    static final String HOSTILE = Orders.TOPIC;

    /** The topic of the well-behaved clients: another one, as nobody may suffer for what others do. */
    static final String GOOD = "reference.types";

    URI gateway() {
        return URI.create(cluster.topology().gatewayUrls().get(0));
    }

    /** Returns the worker that serves the gateway. */
    Node worker() {
        return cluster.topology().gatewayNodes().get(0);
    }

    /**
     * Returns a new TLS context. Contexts do not share TLS sessions: the first connection of each is a full handshake.
     */
    SSLContext tls(String identity) throws IOException, GeneralSecurityException {
        return ClientTls.context(cluster.paths().certs(), identity);
    }

    ValidBatches batches() throws IOException {
        return new ValidBatches(cluster.paths().contracts(), options.run.seed());
    }

    /** Returns the time before a measurement, in which connections are made and code is compiled. */
    Duration warmUp() {
        return Duration.ofSeconds(options.warmup);
    }

    /** Returns the milliseconds that the other clients' answers may take during an attack, given those before. */
    double slower(double factor, double before) {
        return Math.max(factor * before, before + options.tolerance);
    }

    /** Returns the length of each measurement. */
    Duration measurement() {
        return Duration.ofSeconds(options.seconds);
    }
}
