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

/** What the parts work on. */
record HostileTestBed(HostileOptions options, Cluster cluster, DemoCertificates certificates, PrintStream out) {

    /** The topic of those who mean harm, and the name in their certificate. */
    static final String HOSTILE = Orders.TOPIC;

    /** The topic of those who behave well: another one, as nobody may suffer for what others do. */
    static final String GOOD = "reference.types";

    URI gateway() {
        return URI.create(cluster.topology().gatewayUrls().get(0));
    }

    Node worker() {
        return cluster.topology().nodes(Node.Kind.WORKER).get(0);
    }

    /** Contexts do not share TLS sessions: the first connection of each is a full handshake. */
    SSLContext tls(String identity) throws IOException, GeneralSecurityException {
        return ClientTls.context(cluster.paths().certs(), identity);
    }

    ValidBatches batches() throws IOException {
        return new ValidBatches(cluster.paths().contracts(), options.seed);
    }

    /** Lets connections be made and code be compiled, before anything is measured. */
    Duration warmUp() {
        return Duration.ofSeconds(options.warmup);
    }

    /** What others may take while something is done to the worker, of what they took before. */
    double slower(double factor, double before) {
        return Math.max(factor * before, before + options.tolerance);
    }

    /** How long each measurement takes. */
    Duration measurement() {
        return Duration.ofSeconds(options.seconds);
    }
}
