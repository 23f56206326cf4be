// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.ListenerSettings;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.RawHttp2Connection;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(40)
class ConnectionWatchTest {

    /** Counts for the handshake as well, which a busy machine must manage in time. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Where nothing has to be done in time. */
    private static final Duration SHORT_LIMIT = Duration.ofMillis(1_500);

    /** Longer than any test. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration BEYOND_THE_LIMIT = LIMIT.plusSeconds(1);
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
        try (var gateway = gateway(new WhoAmI(), timeouts(SHORT_LIMIT, LONG, LONG, LONG));
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
            long end = System.nanoTime() + BEYOND_THE_LIMIT.toNanos();
            while (System.nanoTime() < end) {
                assertThat(client.send(GET + "\r\n").answer().status()).isEqualTo(200);
                assertThat(client.isClosedByServer(100)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aRequestThatWaitsForItsAnswerIsLeftAlone(HttpClient.Version version) throws Exception {
        try (var gateway = gateway(new Slow(), LIMIT)) {
            var client = HttpClient.newBuilder()
                    .sslContext(TestGateway.ORDERS)
                    .version(version)
                    .build();
            var request = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + gateway.server().port() + "/"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();

            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("at last");
        }
    }

    @Test
    void headersThatStopAreGivenUp() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, SHORT_LIMIT, LONG, LONG));
                var client = gateway.connect()) {
            client.send(GET);

            assertThat(client.isClosedByServer(10_000)).isTrue();
        }
    }

    @Test
    void aTlsRecordThatTricklesIsGivenUp() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, SHORT_LIMIT, LONG, LONG));
                var client = gateway.connect()) {
            assertThat(client.send(GET + "\r\n").answer().status()).isEqualTo(200);
            var network = new RawConnection(client.network());
            network.send(new byte[] {23, 3, 3, 64, 0}); // a TLS record of 16 KiB begins

            assertThat(isGivenUpWhileSending(network, "\0")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void headersOfHttp2ThatTrickleOrStopAreGivenUp(boolean trickle) throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, SHORT_LIMIT, LONG, LONG));
                var client = new RawHttp2Connection(gateway.server().port(), TestGateway.ORDERS)) {
            client.get(1);
            assertThat(client.data(1)).isEqualTo("sales.orders");
            client.sendBytes(new byte[] {0, 0, 100, 1, 4, 0, 0, 0, 3}); // HEADERS of 100 bytes begin

            assertThat(client.isClosedWhileSending(trickle ? new byte[] {0} : new byte[0]))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1", "/2"})
    void whoDoesNotReadItsAnswersIsGivenUp(String protocol) throws Exception {
        try (var gateway = gateway(new Large(), timeouts(LONG, LONG, SHORT_LIMIT, LONG))) {
            if (protocol.equals("/2")) {
                // Room for nothing: RFC 9113, 6.5.2, SETTINGS_INITIAL_WINDOW_SIZE.
                try (var client = new RawHttp2Connection(
                        gateway.server().port(), TestGateway.ORDERS, new byte[] {0, 4, 0, 0, 0, 0})) {
                    client.get(1);

                    assertThat(client.isClosedWhileSending(new byte[0])).isTrue();
                }
            } else {
                try (var client = gateway.connect()) {
                    client.send((GET + "\r\n").repeat(20));

                    assertThat(isGivenUpWithoutReading(client)).isTrue();
                }
            }
        }
    }

    @Test
    void anOldConnectionEndsWithItsNextAnswer() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LONG, LONG, SHORT_LIMIT));
                var client = gateway.connect()) {
            assertThat(client.send(GET + "\r\n").answer().headers()).doesNotContainKey("connection");
            assertThat(client.isClosedByServer((int) SHORT_LIMIT.toMillis())).isFalse();

            var last = client.send(GET + "\r\n").answer();

            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("Connection")).isEqualTo("close");
            assertThat(client.isClosedByServer(5_000)).isTrue();
        }
    }

    @Test
    void anOldConnectionOfHttp2EndsGently() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LONG, LONG, SHORT_LIMIT));
                var client = new RawHttp2Connection(gateway.server().port(), TestGateway.ORDERS)) {
            client.get(1);
            assertThat(client.data(1)).isEqualTo("sales.orders");

            assertThat(client.goAway()).isEqualTo(RawHttp2Connection.NO_ERROR);
        }
    }

    private static ConnectionLimits.Timeouts timeouts(
            Duration handshake, Duration header, Duration answer, Duration age) {
        return new ConnectionLimits.Timeouts(handshake, header, answer, LONG, age);
    }

    private static TestGateway gateway(Handler application, ConnectionLimits.Timeouts timeouts) {
        var limits =
                new ConnectionLimits(timeouts, ConnectionLimits.DEFAULT.counts(), ConnectionLimits.DEFAULT.http2());
        return new TestGateway(
                new ListenerSettings("127.0.0.1", 0, TestGateway.CERTIFICATES.serverSsl(), limits), application);
    }

    private static TestGateway gateway() {
        return gateway(new WhoAmI(), LIMIT);
    }

    private static TestGateway gateway(Handler application, Duration limit) {
        return new TestGateway(TestGateway.settings(TestGateway.CERTIFICATES.serverSsl(), limit), application);
    }

    /** Answers with more than the sockets between hold. */
    private static final class Large extends Handler.Abstract {
        private static final String MUCH = "x".repeat(4 * 1024 * 1024);

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, MUCH, callback);
            return true;
        }
    }

    /** Answers after the limit. */
    private static final class Slow extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Runnable answer = () -> Content.Sink.write(response, true, "at last", callback);
            request.getComponents().getScheduler().schedule(answer, BEYOND_THE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        }
    }

    private static boolean isGivenUpWithoutReading(RawConnection client) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            try {
                client.send(GET + "\r\n");
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    /** Sends a byte every tenth of a second, so that the connection is never idle. */
    private static boolean isGivenUpWhileSending(RawConnection client, String trickle) throws IOException {
        for (int i = 0; i < 150; i++) {
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
