// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.TestGateway.WhoAmI;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ArrivalDeadlineTest {

    private static final Duration LIMIT = Duration.ofMillis(1_500);
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n";

    @Test
    void headersThatTrickleAreGivenUp() throws Exception {
        try (var gateway = gateway();
                var client = gateway.connect()) {
            client.send(GET);

            assertThat(isGivenUpWhileSending(client, "x")).isTrue();
        }
    }

    @Test
    void soAreHeadersAfterAnEarlierRequest() throws Exception {
        try (var gateway = gateway();
                var client = gateway.connect()) {
            assertThat(client.send(GET + "\r\n").answer().status()).isEqualTo(200);
            client.send(GET);

            assertThat(isGivenUpWhileSending(client, "x")).isTrue();
        }
    }

    @Test
    void aHandshakeThatTricklesIsGivenUp() throws Exception {
        try (var gateway = gateway();
                var client = new RawConnection(
                        new Socket("127.0.0.1", gateway.server().port()))) {
            client.send(new byte[] {22, 3, 1, 64, 0}); // a TLS record of 16 KiB begins

            assertThat(isGivenUpWhileSending(client, "\0")).isTrue();
        }
    }

    @Test
    void aClientThatKeepsAskingIsServedLongerThanTheLimit() throws Exception {
        try (var gateway = gateway();
                var client = gateway.connect()) {
            long end = System.nanoTime() + 2 * LIMIT.toNanos();
            while (System.nanoTime() < end) {
                assertThat(client.send(GET + "\r\n").answer().status()).isEqualTo(200);
                assertThat(client.isClosedByServer(100)).isFalse();
            }
        }
    }

    private static TestGateway gateway() {
        var settings = TestGateway.settings(TestGateway.CERTIFICATES.serverSsl(), LIMIT);
        return new TestGateway(settings, new WhoAmI());
    }

    /** Sends a byte every tenth of a second, so that the connection is never idle. */
    private static boolean isGivenUpWhileSending(RawConnection client, String trickle) throws IOException {
        for (int i = 0; i < 50; i++) {
            try {
                client.send(trickle);
            } catch (IOException e) {
                return true;
            }
            if (client.isClosedByServer(100)) {
                return true;
            }
        }
        return false;
    }
}
