// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.OpenConnections;
import io.datagateway.http.testing.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(40)
class ConnectionCountsTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @AutoClose
    private final OpenConnections open = new OpenConnections();

    @Test
    void whoComesWhenAllPlacesAreTakenWaitsUntilOneIsFree() throws Exception {
        try (var gateway = gateway(2, 1_000)) {
            RawConnection first = served(gateway);
            RawConnection second = served(gateway);

            var third = CompletableFuture.supplyAsync(() -> serve(gateway));
            for (int i = 0; i < 200; i++) {
                assertThat(second.send(GET).answer().status()).isEqualTo(200);
            }
            assertThat(third).isNotDone();

            first.close();
            assertThat(third.get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void newConnectionsAreTakenNoFasterThanTheyMay() throws Exception {
        try (var gateway = gateway(1_000, 2)) {
            long begin = System.nanoTime();

            for (int i = 0; i < 6; i++) {
                served(gateway);
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    private static TestGateway gateway(int most, int perSecond) {
        var counts = new ConnectionLimits.Counts(most, 1_000, perSecond);
        return new TestGateway(
                TestGateway.settings(TestGateway.CERTIFICATES.serverSsl(), counts), new TestGateway.WhoAmI());
    }

    private RawConnection served(TestGateway gateway) throws IOException {
        RawConnection connection = open.add(gateway.connect());
        assertThat(connection.send(GET).answer().status()).isEqualTo(200);
        return connection;
    }

    private RawConnection serve(TestGateway gateway) {
        try {
            return served(gateway);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
