// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestProducer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Answers to HTTP/1.1 clients that do not need the body: never a connection that looks alive and is not, as
 * they would lose the next request on it.
 */
@Timeout(60)
class EarlyAnswerTest {

    private static final String BODY = new String(TestContracts.order("a"), StandardCharsets.ISO_8859_1);
    private static final String WITHOUT_VERSION = "POST /api/1.0/sales.orders HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/avro\r\nbatch: 1\r\nContent-Length: " + BODY.length() + "\r\n";
    private static final String GOOD = WITHOUT_VERSION + "version: 2.1.0\r\n";

    private static final int HEADER_TIMEOUT_MS = 500;

    private static TestProducer producer;

    /** Listens, and no task takes anything. */
    @BeforeAll
    static void start() throws InterruptedException {
        var worker = new TestWorker();
        producer = worker.producer(ORDERS);
        HttpSourceTask task = worker.start(
                0,
                worker.settings(
                        "listener.linger.ms",
                        "600000",
                        "body.timeout.ms",
                        "3000",
                        "listener.header.timeout.ms",
                        String.valueOf(HEADER_TIMEOUT_MS)));
        worker.awaitTopics(task, producer);
        worker.run(task).close();
    }

    @Test
    void aRefusalThatDoesNotWaitForTheBodySaysThatTheConnectionCloses() throws Exception {
        try (var client = producer.connect()) {
            var answer = client.send(WITHOUT_VERSION + "\r\n").answer();

            assertProblem(answer, 400, "MissingHeader", "rejected");
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void withTheWholeBodyThereTheConnectionStays() throws Exception {
        try (var client = producer.connect()) {
            var first = client.send(WITHOUT_VERSION + "\r\n" + BODY).answer();
            var second = client.send(WITHOUT_VERSION + "\r\n" + BODY).answer();

            assertProblem(first, 400, "MissingHeader", "rejected");
            assertThat(first.headers()).doesNotContainKey("connection");
            assertProblem(second, 400, "MissingHeader", "rejected");
        }
    }

    @Test
    void whoShallComeAgainIsAnsweredAtOnceAndMayFinishTheBodyToKeepTheConnection() throws Exception {
        try (var client = producer.connect()) {
            var first = client.send(GOOD + "\r\n").answer();
            var second = client.send(BODY + GOOD + "\r\n" + BODY).answer();

            assertProblem(first, 503, "NotReady", "not-written");
            assertThat(first.headers()).doesNotContainKey("connection");
            assertProblem(second, 503, "NotReady", "not-written");
        }
    }

    @Test
    void aBodyThatCameAfterItsAnswerIsNotTakenForTheBeginningOfARequest() throws Exception {
        try (var client = producer.connect()) {
            client.send(GOOD + "\r\n").answer();

            assertThat(client.send(BODY).isClosedByServer(HEADER_TIMEOUT_MS + 1_000))
                    .isFalse();
            assertProblem(client.send(GOOD + "\r\n" + BODY).answer(), 503, "NotReady", "not-written");
        }
    }

    @Test
    void whoWaitsToBeAskedForTheBodyIsRefusedWithoutIt() throws Exception {
        try (var client = producer.connect()) {
            var answer = client.send(GOOD + "Expect: 100-continue\r\n\r\n").answer();

            assertProblem(answer, 503, "NotReady", "not-written");
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void whoIsSlowToSendTheBodyLosesTheConnection() throws Exception {
        try (var client = producer.connect()) {
            assertProblem(client.send(GOOD + "\r\n").answer(), 503, "NotReady", "not-written");

            assertThat(client.isClosedByServer(5_000)).isTrue();
        }
    }
}
