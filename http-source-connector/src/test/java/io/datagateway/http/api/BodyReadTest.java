// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientQuota;
import io.datagateway.http.limit.ClientUsage;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.RawHttp2Connection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BodyReadTest {

    private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\n";
    private static final int MAX = 100_000;

    private static final ByteBudget BUDGET = new ByteBudget(new ByteBudget.Bounds(10 * MAX, 10 * MAX));
    private static final BlockingQueue<BodyResult> RESULTS = new LinkedBlockingQueue<>();

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = gateway(Duration.ofSeconds(20));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void nothingIsLeftOver() {
        assertThat(RESULTS).isEmpty();
        assertThat(BUDGET.used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16 * 1024, 16 * 1024 + 1, MAX})
    void aBodyArrivesAsItWasSent(int size) throws Exception {
        byte[] body = bytes(size);
        try (var client = gateway.connect()) {
            client.send(POST + "Content-Length: " + size + "\r\n\r\n").send(body);

            assertThat(client.answer().status()).isEqualTo(201);
            assertThat(complete()).isEqualTo(body);
        }
    }

    @Test
    void aBodyMayComeInChunksOfUnknownNumber() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            client.send("3\r\nabc\r\n").send("2\r\nde\r\n").send("0\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(201);
            assertThat(complete()).asString(US_ASCII).isEqualTo("abcde");
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void largeBodiesComeInOverBothProtocols(HttpClient.Version version) throws Exception {
        byte[] body = bytes(MAX);
        var client = HttpClient.newBuilder()
                .sslContext(TestGateway.ORDERS)
                .version(version)
                .build();
        for (var publisher : new HttpRequest.BodyPublisher[] {
            HttpRequest.BodyPublishers.ofByteArray(body),
            HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body))
        }) {
            var request = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + gateway.server().port() + "/"))
                    .POST(publisher)
                    .build();

            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
            assertThat(complete()).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRequestCutAtAnyByteIsNeverHandedOn(boolean chunked) throws Exception {
        String headers = POST + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: 24\r\n\r\n");
        String request =
                headers + (chunked ? "c\r\nabcdefghijkl\r\n4\r\nmnop\r\n0\r\n\r\n" : "abcdefghijklmnopqrstuvwx");
        // RFC 9112, section 8: a chunked body is complete with its chunk of size zero.
        int end = request.length() - (chunked ? "\r\n".length() : 0);
        for (int cut = 0; cut < end; cut++) {
            try (var client = gateway.connect()) {
                client.send(request.substring(0, cut)).endOutput();

                if (cut >= headers.length()) {
                    assertThat(refused()).as("cut at %d", cut).isEqualTo(ProblemCode.INCOMPLETE_BODY);
                }
            }
        }
        try (var client = gateway.connect()) {
            assertThat(client.send(request).answer().status()).isEqualTo(201);
            complete();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\n", "-1\r\n", "\r\n", "3\r\nxyzw\r\n", "3\r\nxyz\rw", "3\nxyz\r\n", "ffffffffffffffff\r\n"
            })
    void chunksThatCannotBeReadAreNotTheEndOfABody(String chunk) throws Exception {
        for (boolean together : new boolean[] {true, false}) {
            try (var client = gateway.connect()) {
                String good = POST + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n";
                if (together) {
                    client.send(good + chunk);
                } else {
                    client.send(good).send(chunk);
                }

                assertThat(client.answer().status()).isEqualTo(400);
                assertThat(refused()).isEqualTo(ProblemCode.INCOMPLETE_BODY);
                assertThat(client.isClosedByServer(5_000)).isTrue();
            }
        }
    }

    @Test
    void aConnectionThatBreaksIsNotTheEndOfABody() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Content-Length: 10\r\n\r\nabc");
            client.tls().setSoLinger(true, 0);
        }

        assertThat(refused()).isEqualTo(ProblemCode.INCOMPLETE_BODY);
    }

    @Test
    void bytesAfterTheStatedLengthAreNotPartOfTheBody() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Content-Length: 3\r\n\r\nabcdef\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(201);
            assertThat(complete()).asString(US_ASCII).isEqualTo("abc");
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void aSlowBodyIsGivenUpAtTheDeadlineHoweverSteadilyItTrickles() throws Exception {
        var noMoreIsSent = new CompletableFuture<Void>();
        var handler = new Reading(reader(Duration.ofMillis(500)), noMoreIsSent);
        try (var impatient = new TestGateway(handler);
                var client = impatient.connect()) {
            client.send(POST + "Content-Length: 1000\r\n\r\n");
            while (RESULTS.poll(50, TimeUnit.MILLISECONDS) == null) {
                client.send("x");
            }
            // A byte that comes after the close draws a reset, which may cost the client the answer.
            noMoreIsSent.complete(null);

            var answer = client.answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("Gateway-Outcome")).isEqualTo("not-written");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.isClosedByServer(5_000)).isTrue();
        }
    }

    @Test
    void aBodyThatStopsIsGivenUpWhenTheConnectionIsIdleTooLong() throws Exception {
        var settings = TestGateway.settings(TestGateway.CERTIFICATES.serverSsl(), Duration.ofMillis(1_500));
        try (var impatient = new TestGateway(settings, handler(Duration.ofSeconds(20)));
                var client = impatient.connect()) {
            client.send(POST + "Content-Length: 1000\r\n\r\nx");

            assertThat(client.answer().status()).isEqualTo(408);
            assertThat(refused()).isEqualTo(ProblemCode.REQUEST_TIMEOUT);
        }
    }

    @Test
    void aSlowBodyOverHttp2IsGivenUpToo() throws Exception {
        try (var impatient = gateway(Duration.ofMillis(500));
                var client = new RawHttp2Connection(impatient.server().port(), TestGateway.ORDERS)) {
            client.postWithoutBody("/");

            assertThat(client.data(1)).contains("\"code\":\"RequestTimeout\"");
            assertThat(refused()).isEqualTo(ProblemCode.REQUEST_TIMEOUT);
        }
    }

    @Test
    void aTooLargeBodyIsRefusedBeforeItIsSent() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Content-Length: " + (MAX + 1) + "\r\nExpect: 100-continue\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(413);
            assertThat(refused()).isEqualTo(ProblemCode.REQUEST_TOO_LARGE);
        }
    }

    @Test
    void aBodyThatGrowsTooLargeIsRefusedAsSoonAsItIs() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            String size = Integer.toHexString(MAX + 1);
            client.send(size + "\r\n").send(bytes(MAX + 1));

            assertThat(client.answer().status()).isEqualTo(413);
            assertThat(refused()).isEqualTo(ProblemCode.REQUEST_TOO_LARGE);
        }
    }

    @Test
    void aBodyWithoutStatedEndIsRefused() throws Exception {
        try (var client = gateway.connect()) {
            assertThat(client.send(POST + "\r\n").answer().status()).isEqualTo(411);
            assertThat(refused()).isEqualTo(ProblemCode.LENGTH_REQUIRED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", "Transfer-Encoding: chunked"})
    void aBodyThatTheBudgetHasNoRoomForIsSentAwayToComeAgain(String framing) throws Exception {
        ByteBudget.Share all = BUDGET.share(new ClientUsage(System::nanoTime));
        assertThat(all.resize(10 * MAX)).isTrue();
        try (var client = gateway.connect()) {
            String body = framing.startsWith("C") ? "abcde" : "5\r\nabcde\r\n0\r\n\r\n";
            var answer = client.send(POST + framing + "\r\n\r\n" + body).answer();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Gateway-Outcome")).isEqualTo("not-written");
            assertThat(refused()).isEqualTo(ProblemCode.OVERLOADED);
        } finally {
            all.end();
        }
    }

    @Test
    void aBodyCountsAgainstTheBudgetUntilItIsReleased() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n")
                    .answer();

            var body = (BodyResult.Complete) next();

            assertThat(BUDGET.used()).isEqualTo(2 * 5);
            body.release();
            body.release();
            assertThat(BUDGET.used()).isZero();
        }
    }

    private static TestGateway gateway(Duration deadline) {
        return new TestGateway(handler(deadline));
    }

    private static Handler handler(Duration deadline) {
        return new Reading(reader(deadline), CompletableFuture.completedFuture(null));
    }

    private static BodyLimits reader(Duration deadline) {
        return new BodyLimits(
                new RequestLimits(MAX, 1, deadline, Duration.ZERO, Duration.ZERO, ClientQuota.NONE), BUDGET);
    }

    private static BodyResult next() throws InterruptedException {
        return RESULTS.poll(10, TimeUnit.SECONDS);
    }

    private static byte[] complete() throws InterruptedException {
        var body = (BodyResult.Complete) next();
        body.release();
        return body.bytes();
    }

    private static ProblemCode refused() throws InterruptedException {
        return ((BodyResult.Refused) next()).problem().code();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 >> 3);
        }
        return bytes;
    }

    /** Reads the body, notes the result and answers when it may. */
    private static final class Reading extends Handler.Abstract {
        private final BodyLimits reader;
        private final CompletableFuture<Void> mayAnswer;

        private Reading(BodyLimits reader, CompletableFuture<Void> mayAnswer) {
            this.reader = reader;
            this.mayAnswer = mayAnswer;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Consumer<BodyResult> consumer = result -> {
                RESULTS.add(result);
                mayAnswer.thenRun(() -> answer(result, request, response, callback));
            };
            try {
                reader.checkLength(request);
                BodyRead.start(reader, request, 0, consumer);
            } catch (RefusedException e) {
                consumer.accept(new BodyResult.Refused(e.problem()));
            }
            return true;
        }

        private static void answer(BodyResult result, Request request, Response response, Callback callback) {
            if (result instanceof BodyResult.Refused refused) {
                refused.problem().write(request, response, callback);
            } else {
                response.setStatus(201);
                callback.succeeded();
            }
        }
    }
}
