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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration STEP = LIMIT.dividedBy(4);

    /** Longer than all steps of a test together. */
    private static final Duration LONG = Duration.ofDays(365);

    /** For Jetty's own idle timeout, which has the real clock; counts for the handshake as well, on a busy machine. */
    private static final Duration REAL_LIMIT = Duration.ofSeconds(5);

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n";

    @Test
    void headersThatTrickleAreGivenUp() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LONG, LONG, LIMIT, LONG));
                var client = gateway.connect()) {
            client.send(GET);

            assertThat(isGivenUpWhileSending(gateway, client, "x")).isTrue();
        }
    }

    @Test
    void soAreHeadersAfterAnEarlierRequest() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LONG, LONG, LIMIT, LONG));
                var client = gateway.connect()) {
            assertThat(client.send(GET + "\r\n").answer().status()).isEqualTo(200);
            client.send(GET);

            assertThat(isGivenUpWhileSending(gateway, client, "x")).isTrue();
        }
    }

    @Test
    void aHandshakeThatTricklesIsGivenUp() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LIMIT, LONG, LONG, LONG, LONG));
                var client = new RawConnection(
                        new Socket("127.0.0.1", gateway.server().port()))) {
            client.send(new byte[] {22, 3, 1, 64, 0}); // a TLS record of 16 KiB begins

            assertThat(isGivenUpWhileSending(gateway, client, "\0")).isTrue();
        }
    }

    @Test
    void aClientThatKeepsAskingIsServedLongerThanTheLimit() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LIMIT, LIMIT, LIMIT, LIMIT, LONG));
                var client = gateway.connect()) {
            for (int step = 0; step < 12; step++) {
                assertThat(client.send(GET + "\r\n").answer().status()).isEqualTo(200);
                gateway.pass(STEP);
                assertThat(client.isClosedByServer(300)).as("step %d", step).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aRequestThatWaitsForItsAnswerIsLeftAlone(HttpClient.Version version) throws Exception {
        var handler = new Waiting();
        var settings = TestGateway.settings(TestGateway.CERTIFICATES.serverSsl(), REAL_LIMIT);
        try (var gateway = new TestGateway(settings, handler)) {
            var client = HttpClient.newBuilder()
                    .sslContext(TestGateway.ORDERS)
                    .version(version)
                    .build();
            var request = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + gateway.server().port() + "/"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            handler.arrived.await();

            try (var idle = gateway.connect()) {
                idle.send(GET + "\r\n").answer();
                assertThat(idle.isClosedByServer(30_000))
                        .as("one that waits for nothing")
                        .isTrue();
            }
            handler.mayAnswer.complete(null);

            assertThat(answer.get().body()).isEqualTo("at last");
        }
    }

    @Test
    void headersThatStopAreGivenUp() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LIMIT, LONG, LONG, LONG));
                var client = gateway.connect()) {
            client.send(GET);

            assertThat(isGivenUpWhileSending(gateway, client, "")).isTrue();
        }
    }

    @Test
    void aTlsRecordThatTricklesIsGivenUp() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LIMIT, LONG, LONG, LONG));
                var client = gateway.connect()) {
            assertThat(client.send(GET + "\r\n").answer().status()).isEqualTo(200);
            var network = new RawConnection(client.network());
            network.send(new byte[] {23, 3, 3, 64, 0}); // a TLS record of 16 KiB begins

            assertThat(isGivenUpWhileSending(gateway, network, "\0")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void headersOfHttp2ThatTrickleOrStopAreGivenUp(boolean trickle) throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LIMIT, LONG, LONG, LONG));
                var client = new RawHttp2Connection(gateway.server().port(), TestGateway.ORDERS)) {
            client.get(1);
            assertThat(client.data(1)).isEqualTo("sales.orders");
            client.sendBytes(new byte[] {0, 0, 100, 1, 4, 0, 0, 0, 3}); // HEADERS of 100 bytes begin

            assertThat(client.isClosedWhileSending(trickle ? new byte[] {0} : new byte[0], () -> gateway.pass(STEP)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1", "/2"})
    void whoDoesNotReadItsAnswersIsGivenUp(String protocol) throws Exception {
        try (var gateway = gateway(new Large(), timeouts(LONG, LONG, LIMIT, LONG, LONG))) {
            if (protocol.equals("/2")) {
                // Room for nothing: RFC 9113, 6.5.2, SETTINGS_INITIAL_WINDOW_SIZE.
                try (var client = new RawHttp2Connection(
                        gateway.server().port(), TestGateway.ORDERS, new byte[] {0, 4, 0, 0, 0, 0})) {
                    client.get(1);

                    assertThat(client.isClosedWhileSending(new byte[0], () -> gateway.pass(STEP)))
                            .isTrue();
                }
            } else {
                try (var client = gateway.connect()) {
                    client.send((GET + "\r\n").repeat(20));

                    assertThat(isGivenUpWithoutReading(gateway, client)).isTrue();
                }
            }
        }
    }

    @Test
    void anOldConnectionEndsWithItsNextAnswer() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LONG, LONG, LONG, LIMIT));
                var client = gateway.connect()) {
            assertThat(client.send(GET + "\r\n").answer().headers()).doesNotContainKey("connection");
            gateway.pass(LIMIT);
            assertThat(client.isClosedByServer(300)).isFalse();

            var last = client.send(GET + "\r\n").answer();

            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("Connection")).isEqualTo("close");
            assertThat(last.headers()).doesNotContainKey("keep-alive");
            assertThat(client.isClosedByServer(5_000)).isTrue();
        }
    }

    @Test
    void aClientIsToldHowLongItsConnectionMayRest() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LONG, LONG, Duration.ofSeconds(30), LONG));
                var client = gateway.connect()) {
            var first = client.send(GET + "\r\n").answer();
            var last = client.send(GET + "Connection: close\r\n\r\n").answer();

            assertThat(first.header("Keep-Alive")).isEqualTo("timeout=29");
            assertThat(last.headers()).doesNotContainKey("keep-alive");
        }
    }

    @Test
    void anOldConnectionOfHttp2EndsGently() throws Exception {
        try (var gateway = gateway(new WhoAmI(), timeouts(LONG, LONG, LONG, LONG, LIMIT));
                var client = new RawHttp2Connection(gateway.server().port(), TestGateway.ORDERS)) {
            client.get(1);
            assertThat(client.data(1)).isEqualTo("sales.orders");

            gateway.pass(LIMIT);

            assertThat(client.goAway()).isEqualTo(RawHttp2Connection.NO_ERROR);
        }
    }

    private static ConnectionLimits.Timeouts timeouts(
            Duration handshake, Duration header, Duration answer, Duration idle, Duration age) {
        return new ConnectionLimits.Timeouts(handshake, header, answer, idle, age);
    }

    private static TestGateway gateway(Handler application, ConnectionLimits.Timeouts timeouts) {
        var limits =
                new ConnectionLimits(timeouts, ConnectionLimits.DEFAULT.counts(), ConnectionLimits.DEFAULT.http2());
        return new TestGateway(
                new ListenerSettings("127.0.0.1", 0, TestGateway.CERTIFICATES.serverSsl(), limits), application);
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

    /** Answers a POST when it may, and all else at once. */
    private static final class Waiting extends Handler.Abstract {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CompletableFuture<Void> mayAnswer = new CompletableFuture<>();

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Runnable answer = () -> Content.Sink.write(response, true, "at last", callback);
            if (request.getMethod().equals("POST")) {
                mayAnswer.thenRun(answer);
                arrived.countDown();
            } else {
                answer.run();
            }
            return true;
        }
    }

    /** Asks now and then, while another connection is served: a full socket would keep this one from asking. */
    private static boolean isGivenUpWithoutReading(TestGateway gateway, RawConnection client) throws IOException {
        try (var other = gateway.connect()) {
            for (int i = 0; i < 100; i++) {
                gateway.pass(STEP);
                assertThat(other.isClosedByServer(100)).isFalse();
                try {
                    client.send(GET + "\r\n");
                } catch (IOException e) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Sends as time passes, so that the connection is never idle. */
    private static boolean isGivenUpWhileSending(TestGateway gateway, RawConnection client, String trickle)
            throws IOException {
        for (int i = 0; i < 150; i++) {
            gateway.pass(STEP);
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
