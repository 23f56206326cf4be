// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers to clients of a listener that closes while they work. */
@Timeout(60)
class GracefulStopTest {

    private static final int CLIENTS = 4;
    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(30);

    private final Held held = new Held();
    private final TestGateway gateway = new TestGateway(held);
    private final URI address =
            URI.create("https://localhost:" + gateway.server().port());

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aRequestInFlightIsAnsweredAlthoughItTakesLongerThanIdleConnectionsLive(HttpClient.Version version)
            throws Exception {
        try (var idle = gateway.connect()) {
            idle.tls().startHandshake();
            var answer = client(version).sendAsync(request("/held"), BodyHandlers.ofString());
            held.arrived.await();

            var closing = CompletableFuture.runAsync(gateway::close);
            assertThat(idle.isClosedByServer(10_000)).isTrue();
            held.release();

            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            closing.get(20, TimeUnit.SECONDS);
        }
    }

    /** Over HTTP/2 they hear that the gateway closes; over HTTP/1.1 their connection does so with the next answer. */
    @ParameterizedTest
    @CsvSource({"HTTP_2, 503, 40", "HTTP_1_1, cut off, " + CLIENTS})
    void whoKeepsAskingIsAnsweredOrCutOffAndNeverLeftWaiting(HttpClient.Version version, String sign, int count)
            throws Exception {
        var inFlight = client(version).sendAsync(request("/held"), BodyHandlers.ofString());
        held.arrived.await();
        var seen = new ConcurrentHashMap<String, Integer>();
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> ask(client(version), seen), w -> new Thread(w).start()))
                .toArray(CompletableFuture[]::new);
        await(seen, "200", CLIENTS);

        var closing = CompletableFuture.runAsync(gateway::close);
        await(seen, sign, count);
        held.release();

        assertThat(inFlight.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closing.get(20, TimeUnit.SECONDS);
        CompletableFuture.allOf(clients).get(20, TimeUnit.SECONDS);
        assertThat(seen.keySet()).isSubsetOf("200", "503", "cut off");
        assertThat(seen).containsEntry("cut off", CLIENTS);
    }

    /** Asks until there is no connection any more. */
    private void ask(HttpClient client, Map<String, Integer> seen) {
        String last;
        do {
            last = askOnce(client);
            seen.merge(last, 1, Integer::sum);
        } while (last.length() == 3);
    }

    private String askOnce(HttpClient client) {
        try {
            return Integer.toString(
                    client.send(request("/"), BodyHandlers.ofString()).statusCode());
        } catch (HttpTimeoutException e) {
            return "left waiting";
        } catch (IOException e) {
            return "cut off";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    private static void await(Map<String, Integer> seen, String what, int count) {
        while (seen.getOrDefault(what, 0) < count) {
            Thread.onSpinWait();
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(CLIENT_TIMEOUT)
                .build();
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder()
                .sslContext(TestGateway.ORDERS)
                .version(version)
                .build();
    }

    /** Answers at once, except {@code /held}. */
    private static final class Held extends Handler.Abstract {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CompletableFuture<Void> released = new CompletableFuture<>();

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Runnable answer = () -> Content.Sink.write(response, true, "done", callback);
            if (Request.getPathInContext(request).equals("/held")) {
                released.thenRun(answer);
                arrived.countDown();
            } else {
                answer.run();
            }
            return true;
        }

        void release() {
            released.complete(null);
        }
    }
}
