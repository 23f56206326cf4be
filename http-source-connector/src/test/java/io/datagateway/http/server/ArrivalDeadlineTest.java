// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.TestGateway.WhoAmI;
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

@Timeout(40)
class ArrivalDeadlineTest {

    /** Counts for the handshake as well, which a busy machine must manage in time. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Where nothing has to be done in time. */
    private static final Duration SHORT_LIMIT = Duration.ofMillis(1_500);

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
        try (var gateway = gateway(new WhoAmI(), SHORT_LIMIT);
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

    private static TestGateway gateway() {
        return gateway(new WhoAmI(), LIMIT);
    }

    private static TestGateway gateway(Handler application, Duration limit) {
        return new TestGateway(TestGateway.settings(TestGateway.CERTIFICATES.serverSsl(), limit), application);
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
