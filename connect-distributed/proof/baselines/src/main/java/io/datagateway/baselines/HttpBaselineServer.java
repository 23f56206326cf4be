// SPDX-License-Identifier: Apache-2.0
package io.datagateway.baselines;

import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.server.GatewayServer;
import io.datagateway.http.server.ListenerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;

/**
 * The gateway's listener with its TLS, in front of a handler that reads the body and answers 201. Runs until it is
 * killed.
 */
public final class HttpBaselineServer {

    private HttpBaselineServer() {}

    /** @param arguments the port, the folder of the certificates and the password of the key store */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Object> ssl = Map.of(
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                arguments[1] + "/gateway.p12",
                "ssl.keystore.password",
                new Password(arguments[2]),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                arguments[1] + "/ca.crt",
                "ssl.enabled.protocols",
                List.of("TLSv1.3", "TLSv1.2"));
        var settings = new ListenerSettings(
                "127.0.0.1",
                Integer.parseInt(arguments[0]),
                ssl,
                ConnectionLimits.DEFAULT.withIdle(Duration.ofSeconds(60)));
        new GatewayServer(settings, null, new ReadAndAnswer(), () -> true).start();
        Thread.currentThread().join();
    }
}
