// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.RawHttp2Connection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.connect.errors.ConnectException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class GatewayServerTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void speaksTheProtocolThatTheClientAsksFor(HttpClient.Version version) throws Exception {
        try (var gateway = new TestGateway(new WhoAmI())) {
            var client = HttpClient.newBuilder()
                    .sslContext(TestGateway.ORDERS)
                    .version(version)
                    .build();

            var answer = get(client, "https://localhost:" + gateway.server().port());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.body()).isEqualTo("sales.orders");
            assertThat(answer.headers().map()).doesNotContainKey("server");
        }
    }

    @Test
    void anEarlyAnswerOverHttp2IsNotFollowedByAResetWhileTheClientStillSends() throws Exception {
        try (var gateway = new TestGateway(new WhoAmI());
                var client = new RawHttp2Connection(gateway.server().port(), TestGateway.ORDERS)) {
            client.postWithoutBody("/");

            assertThat(client.data(1)).isEqualTo("sales.orders");
            assertThat(client.isResetAfter(1, new byte[1_000])).isFalse();
        }
    }

    @Test
    void clientsMayComeByAddress() throws Exception {
        try (var gateway = new TestGateway(new WhoAmI());
                var client = gateway.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: 10.1.2.3\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aPortInUseIsNamedWithTheRemedy() {
        try (var first = new TestGateway(new WhoAmI())) {
            int port = first.server().port();
            var settings = new ListenerSettings(
                    "127.0.0.1", port, TestGateway.CERTIFICATES.serverSsl(), ConnectionLimits.DEFAULT);
            var second = new GatewayServer(settings, null, new WhoAmI(), () -> true);

            assertThatThrownBy(second::start)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("listener.port");
        }
    }

    @Test
    void aHostThatIsNotThisMachineIsNamed() {
        var settings = new ListenerSettings(
                "no-such-host.invalid", 0, TestGateway.CERTIFICATES.serverSsl(), ConnectionLimits.DEFAULT);
        var server = new GatewayServer(settings, null, new WhoAmI(), () -> true);

        assertThatThrownBy(server::start)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("no-such-host.invalid")
                .hasMessageContaining("listener.host");
    }

    @Test
    void healthIsToldOnThePortOfItsOwnOnly() throws Exception {
        var ready = new AtomicBoolean();
        var settings = TestGateway.settings(TestGateway.CERTIFICATES.serverSsl(), Duration.ofSeconds(30));
        try (var server =
                new GatewayServer(settings, new ManagementSettings("127.0.0.1", 0), new WhoAmI(), ready::get)) {
            server.start();
            var client = HttpClient.newBuilder().sslContext(TestGateway.ORDERS).build();
            String management = "http://127.0.0.1:" + server.managementPort();

            assertThat(get(client, management + "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(client, management + "/health/ready").statusCode()).isEqualTo(503);
            ready.set(true);
            assertThat(get(client, management + "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(client, management + "/health/topics").statusCode()).isEqualTo(404);
            assertThat(get(client, management + "/api/1.0/sales.orders").statusCode())
                    .isEqualTo(404);
            assertThat(get(client, "https://localhost:" + server.port() + "/health/live")
                            .body())
                    .isEqualTo("sales.orders");
        }
    }

    @Test
    void aServerWithoutHealthPortSaysSo() {
        try (var gateway = new TestGateway(new WhoAmI())) {
            assertThatThrownBy(() -> gateway.server().managementPort()).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closingLetsARequestInFlightEnd() throws Exception {
        var waiting = new WaitingHandler();
        var gateway = new TestGateway(waiting);
        try (var inFlight = gateway.connect();
                var idle = gateway.connect()) {
            idle.tls().startHandshake();
            inFlight.send(GET);
            waiting.arrived.await();

            var closing = CompletableFuture.runAsync(gateway::close);
            assertThat(idle.isClosedByServer(5_000)).isTrue();
            waiting.answer();

            assertThat(inFlight.answer().status()).isEqualTo(200);
            closing.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRequestDuringShutdownIsToldThatNothingWasWritten() throws Exception {
        var waiting = new WaitingHandler();
        var gateway = new TestGateway(waiting);
        try (var inFlight = gateway.connect();
                var late = gateway.connect()) {
            late.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
            inFlight.send(GET);
            waiting.arrived.await();

            var closing = CompletableFuture.runAsync(gateway::close);
            while (gateway.server().port() > 0) {
                Thread.onSpinWait();
            }
            late.send("\r\n");
            var answer = late.answer();
            waiting.answer();
            closing.get(5, TimeUnit.SECONDS);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"Draining\"");
            assertThat(answer.header("Gateway-Outcome")).isEqualTo("not-written");
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        var gateway = new TestGateway(new WhoAmI());
        int port = gateway.server().port();
        gateway.close();

        assertThatCode(gateway::close).doesNotThrowAnyException();
        assertThatThrownBy(() -> new RawConnection(port, TestGateway.ORDERS)).isInstanceOf(IOException.class);
    }

    @Test
    void theClassLoaderOfTheCallingThreadDoesNotMatter() throws Exception {
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (var gateway = new TestGateway(new WhoAmI());
                var client = gateway.connect()) {
            assertThat(client.send(GET).answer().status()).isEqualTo(200);
        } finally {
            Thread.currentThread().setContextClassLoader(GatewayServerTest.class.getClassLoader());
        }
    }

    private static HttpResponse<String> get(HttpClient client, String uri) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Holds a request until told to answer. */
    private static final class WaitingHandler extends Handler.Abstract {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CompletableFuture<Runnable> answer = new CompletableFuture<>();

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            answer.complete(() -> Content.Sink.write(response, true, "done", callback));
            arrived.countDown();
            return true;
        }

        void answer() throws Exception {
            answer.get().run();
        }
    }
}
