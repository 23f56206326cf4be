// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import io.datagateway.http.TestContracts;
import io.datagateway.http.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A gateway for tools from outside: prints its port, and stays up for {@code -Dseconds} (600). Writes the certificate of
 * a client, with its key and the CA, to the folder in the first argument. Client certificates are asked for, not
 * required, so tools without one come through the handshake.
 */
public final class StandingGateway {

    private StandingGateway() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        var client = HostileGateway.CERTIFICATES.client(TestContracts.ORDERS);
        Files.writeString(
                folder.resolve("client.pem"),
                TestCertificates.pem(client.key()) + TestCertificates.pem(client.certificate()));
        Files.writeString(folder.resolve("ca.pem"), TestCertificates.pem(HostileGateway.CERTIFICATES.ca()));
        try (var gateway = new HostileGateway(TestContracts.catalog(), Duration.ofSeconds(10))) {
            Files.writeString(folder.resolve("port"), Integer.toString(gateway.port()));
            System.out.println("port " + gateway.port());
            var unused = new CountDownLatch(1).await(Long.getLong("seconds", 600), TimeUnit.SECONDS);
        }
    }
}
