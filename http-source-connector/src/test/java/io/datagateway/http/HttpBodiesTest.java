// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestProducer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datagateway.http.TestProducer.Answer;
import io.datagateway.http.testing.RawConnection;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a body, and that nothing of it is written then. */
@Timeout(60)
class HttpBodiesTest {

    private static final TestWorker WORKER = new TestWorker();
    private static TestProducer producer;
    private static TestWorker.Running task;

    @BeforeAll
    static void start() throws InterruptedException {
        producer = WORKER.producer(ORDERS);
        task = WORKER.serve(0, WORKER.settings("request.max.bytes", "30000"));
    }

    @AfterAll
    static void stop() {
        WORKER.stop();
    }

    @Test
    void anEmptyBodyIsToldThatItIs() {
        Answer answer = producer.post(
                        ORDERS, request -> request.setHeader("batch", "1").POST(BodyPublishers.noBody()))
                .join();

        answer.assertRejected(400, "BatchCountMismatch");
        assertThat(answer.json().path("detail").asText()).contains("the body is empty");
    }

    static Stream<Arguments> bodies() {
        byte[] malformed = TestContracts.orders("a", "b");
        malformed[TestContracts.order("a").length] = 1;
        return Stream.of(
                arguments("bytes left over", 1, TestContracts.orders("a", "b"), 400, "BatchCountMismatch"),
                arguments("empty", 1, new byte[0], 400, "BatchCountMismatch"),
                arguments("not a datum", 2, malformed, 400, "MalformedRecord"),
                arguments("cut off", 1, new byte[] {2, 'a', 0, 0}, 400, "MalformedRecord"),
                arguments(
                        "a record too large for its topic",
                        1,
                        TestContracts.order("x".repeat(19_500)),
                        413,
                        "RecordTooLarge"),
                arguments("a body too large", 1, new byte[30_001], 413, "RequestTooLarge"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBodyIsTakenWholeOrNotAtAll(String name, int batch, byte[] body, int status, String code) {
        int before = task.records();

        Answer answer = producer.post(
                        ORDERS,
                        request -> request.setHeader("batch", Integer.toString(batch))
                                .POST(BodyPublishers.ofByteArray(body)))
                .join();

        answer.assertRejected(status, code);
        assertThat(task.records()).isEqualTo(before);
    }

    @Test
    void aMalformedRecordIsNamedByIndexByteAndField() {
        byte[] body = TestContracts.orders("a", "secret");
        body[TestContracts.order("a").length] = 1;

        Answer answer = producer.post(
                        ORDERS, request -> request.setHeader("batch", "2").POST(BodyPublishers.ofByteArray(body)))
                .join();

        assertThat(answer.json().path("details").path("record").asInt()).isEqualTo(1);
        assertThat(answer.json().path("details").path("offset").asInt()).isGreaterThan(9);
        assertThat(answer.json().path("details").path("field").asText()).isEqualTo("order_id");
        assertThat(answer.json().path("detail").asText())
                .contains("Record 1", "sales.orders:2.1.0")
                .doesNotContain("secret");
    }

    /** Has a listener of its own: a slow machine must not make the bodies of other tests too late. */
    @Test
    void aBodyThatStopsIsGivenUp() throws Exception {
        var impatient = new TestWorker();
        var client = impatient.producer(ORDERS);
        try (var running = impatient.serve(0, impatient.settings("body.timeout.ms", "300"));
                var connection = client.connect()) {
            String head = TestProducer.head("POST /api/1.0/sales.orders");
            RawConnection.RawAnswer answer =
                    connection.send(head + "Content-Length: 9\r\n\r\nabc").answer();

            assertProblem(answer, 408, "RequestTimeout", "not-written");
            assertThat(running.records()).isZero();
        }
    }
}
