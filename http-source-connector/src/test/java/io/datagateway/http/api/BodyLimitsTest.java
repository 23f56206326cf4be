// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientUsage;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.RawHttp2Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BodyLimitsTest {

    private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\n";

    private static BodyGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new BodyGateway(Duration.ofSeconds(20));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void nothingIsLeftOver() {
        assertThat(gateway.results).isEmpty();
        assertThat(gateway.budget.used()).isZero();
    }

    @Test
    void aSlowBodyIsGivenUpAtTheDeadlineHoweverSteadilyItTrickles() throws Exception {
        var noMoreIsSent = new CompletableFuture<Void>();
        try (var impatient = new BodyGateway(Duration.ofMillis(500), Duration.ofSeconds(30), noMoreIsSent);
                var client = impatient.connect()) {
            client.send(POST + "Content-Length: 1000\r\n\r\n");
            while (impatient.results.poll(50, TimeUnit.MILLISECONDS) == null) {
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
        var atOnce = CompletableFuture.<Void>completedFuture(null);
        try (var impatient = new BodyGateway(Duration.ofSeconds(20), Duration.ofMillis(1_500), atOnce);
                var client = impatient.connect()) {
            client.send(POST + "Content-Length: 1000\r\n\r\nx");

            assertThat(client.answer().status()).isEqualTo(408);
            assertThat(impatient.refused()).isEqualTo(ProblemCode.REQUEST_TIMEOUT);
        }
    }

    @Test
    void aSlowBodyOverHttp2IsGivenUpToo() throws Exception {
        try (var impatient = new BodyGateway(Duration.ofMillis(500));
                var client = new RawHttp2Connection(impatient.port(), TestGateway.ORDERS)) {
            client.postWithoutBody("/");

            assertThat(client.data(1)).contains("\"code\":\"RequestTimeout\"");
            assertThat(impatient.refused()).isEqualTo(ProblemCode.REQUEST_TIMEOUT);
        }
    }

    @Test
    void aTooLargeBodyIsRefusedBeforeItIsSent() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Content-Length: " + (BodyGateway.MAX_BYTES + 1) + "\r\nExpect: 100-continue\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(413);
            assertThat(gateway.refused()).isEqualTo(ProblemCode.REQUEST_TOO_LARGE);
        }
    }

    @Test
    void aBodyThatGrowsTooLargeIsRefusedAsSoonAsItIs() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            String size = Integer.toHexString(BodyGateway.MAX_BYTES + 1);
            client.send(size + "\r\n").send(new byte[BodyGateway.MAX_BYTES + 1]);

            assertThat(client.answer().status()).isEqualTo(413);
            assertThat(gateway.refused()).isEqualTo(ProblemCode.REQUEST_TOO_LARGE);
        }
    }

    @Test
    void aBodyWithoutStatedEndIsRefused() throws Exception {
        try (var client = gateway.connect()) {
            assertThat(client.send(POST + "\r\n").answer().status()).isEqualTo(411);
            assertThat(gateway.refused()).isEqualTo(ProblemCode.LENGTH_REQUIRED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", "Transfer-Encoding: chunked"})
    void aBodyThatTheBudgetHasNoRoomForIsSentAwayToComeAgain(String framing) throws Exception {
        ByteBudget.Share all = gateway.budget.share(new ClientUsage(System::nanoTime));
        assertThat(all.resize(10 * BodyGateway.MAX_BYTES)).isTrue();
        try (var client = gateway.connect()) {
            String body = framing.startsWith("C") ? "abcde" : "5\r\nabcde\r\n0\r\n\r\n";
            var answer = client.send(POST + framing + "\r\n\r\n" + body).answer();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Gateway-Outcome")).isEqualTo("not-written");
            assertThat(gateway.refused()).isEqualTo(ProblemCode.OVERLOADED);
        } finally {
            all.end();
        }
    }

    @Test
    void aBodyCountsAgainstTheBudgetUntilItIsReleased() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n")
                    .answer();

            var body = (BodyResult.Complete) gateway.next();

            assertThat(gateway.budget.used()).isEqualTo(2 * 5);
            body.release();
            body.release();
            assertThat(gateway.budget.used()).isZero();
        }
    }
}
