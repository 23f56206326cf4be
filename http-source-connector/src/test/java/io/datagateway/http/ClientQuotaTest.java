// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.CLICKS;
import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.testing.RawConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quotas of one client, which others do not feel. */
@Timeout(60)
class ClientQuotaTest {

    private static final String BODY = new String(TestContracts.order("a"), StandardCharsets.ISO_8859_1);
    private static final String POST = "POST /api/1.0/sales.orders";
    private static final String HEAD = TestProducer.head(POST);
    private static final String WHOLE = TestProducer.whole(POST, "");

    private final TestWorker worker = new TestWorker();
    private final TestProducer orders = worker.producer(ORDERS);
    private final TestProducer clicks = worker.producer(CLICKS);

    @Test
    void requestsBeyondTheRateAreSentAwayAndThoseOfOthersAreNot() throws Exception {
        try (var running = start("client.max.requests.per.second", "5")) {
            var answers = IntStream.range(0, 40).mapToObj(i -> orders.post(ORDERS, "a" + i)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
            var other = clicks.post(CLICKS, "b").join();

            Map<Integer, Long> statuses =
                    answers.stream().collect(Collectors.groupingBy(TestProducer.Answer::status, Collectors.counting()));
            assertThat(statuses.keySet()).containsExactlyInAnyOrder(201, 429);
            var refused = answers.stream()
                    .filter(answer -> answer.status() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.code()).isEqualTo("TooManyRequests");
            assertThat(refused.outcome()).isEqualTo("not-written");
            assertThat(refused.header("Retry-After")).matches("[1-4]");
            assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"requests\";q=5;w=1");
            assertThat(refused.header("RateLimit")).isEqualTo("\"requests\";r=0;t=1");
            assertThat(other.status()).isEqualTo(201);
            assertThat(other.header("RateLimit")).isEqualTo("\"requests\";r=4;t=1");
            assertThat(running.records()).isEqualTo(statuses.get(201).intValue() + 1);
        }
    }

    @Test
    void bytesBeyondTheRateAreSentAwayWhetherAnnouncedOrNot() throws Exception {
        int size = BODY.length();
        try (var running = start(
                        "client.max.bytes.per.second", Integer.toString(3 * size), "request.max.bytes", "" + size);
                var announced = orders.connect();
                var chunked = clicks.connect()) {
            String inChunks = (HEAD + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(size) + "\r\n" + BODY
                            + "\r\n0\r\n\r\n")
                    .replace("sales.orders", CLICKS)
                    .replace("2.1.0", "1.0.0");

            assertRefusedAfterAWhile(announced, WHOLE);
            var refused = assertRefusedAfterAWhile(chunked, inChunks);

            assertThat(refused.header("RateLimit-Policy"))
                    .isEqualTo("\"bytes\";q=" + 3 * size + ";w=1;qu=\"content-bytes\"");
            assertThat(running.records()).isPositive();
        }
    }

    private static RawConnection.RawAnswer assertRefusedAfterAWhile(RawConnection client, String request)
            throws Exception {
        RawConnection.RawAnswer answer;
        do {
            answer = client.send(request).answer();
        } while (answer.status() == 201);
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.header("Gateway-Outcome")).isEqualTo("not-written");
        assertThat(answer.body()).contains("\"code\":\"TooManyRequests\"");
        return answer;
    }

    @Test
    void connectionsBeyondTheNumberAreToldSoAndClosed() throws Exception {
        var open = new ArrayList<RawConnection>();
        try (var running = start("listener.connections.per.client.max", "3");
                var other = clicks.connect()) {
            for (int i = 0; i < 3; i++) {
                open.add(orders.connect());
                assertThat(open.get(i).send(WHOLE).answer().status()).isEqualTo(201);
            }
            try (var asks = orders.connect();
                    var waits = orders.connect()) {
                var answer = asks.send(WHOLE).answer();

                assertThat(answer.status()).isEqualTo(429);
                assertThat(answer.body()).contains("\"code\":\"TooManyConnections\"");
                assertThat(answer.header("Gateway-Outcome")).isEqualTo("not-written");
                assertThat(answer.header("Connection")).isEqualTo("close");
                assertThat(asks.isClosedByServer(5_000)).isTrue();
                waits.tls().startHandshake();
                assertThat(waits.isClosedByServer(5_000)).isTrue();
            }
            assertThat(open.get(0).send(WHOLE).answer().status()).isEqualTo(201);
            other.tls().startHandshake();
            assertThat(other.isClosedByServer(3_000)).isFalse();
            assertThat(running.records()).isEqualTo(4);
        } finally {
            for (RawConnection connection : open) {
                connection.close();
            }
        }
    }

    @Test
    void aPlaceIsFreeAgainWhenItsConnectionIsClosed() throws Exception {
        try (var running = start("listener.connections.per.client.max", "1")) {
            int status;
            do {
                try (var client = orders.connect()) {
                    assertThat(client.send(WHOLE).answer().status()).isIn(201, 429);
                }
                try (var client = orders.connect()) {
                    status = client.send(WHOLE).answer().status();
                }
            } while (status != 201);
            assertThat(running.records()).isPositive();
        }
    }

    @Test
    void oneClientCannotTakeTheMemoryOfOthers() throws Exception {
        // Each body announced here counts twice, and its record 768 bytes.
        try (var running = start("listener.memory.max.bytes", "20000", "request.max.bytes", "5000");
                var hoarder = orders.connect();
                var second = orders.connect();
                var other = clicks.connect()) {
            hoarder.send(HEAD + "Expect: 100-continue\r\nContent-Length: 4000\r\n\r\n");
            assertThat(hoarder.answer().status()).as("it has its memory").isEqualTo(100);
            String big = "Content-Length: 4000\r\n\r\n" + "x".repeat(4000);
            var answer = second.send(HEAD + big).answer();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"Overloaded\"");
            assertThat(answer.headers()).doesNotContainKey("connection");
            String own = (HEAD + big).replace("sales.orders", CLICKS).replace("2.1.0", "1.0.0");
            assertThat(other.send(own).answer().status()).isEqualTo(400);
            assertThat(running.records()).isZero();
        }
    }

    /** The topics are known when this returns. */
    private TestWorker.Running start(String... changes) throws InterruptedException {
        HttpSourceTask task = worker.start(0, worker.settings(changes));
        var running = worker.run(task);
        // Another issuer, so another client: what it asks does not count.
        var probe =
                new TestProducer(worker.port, worker.certificates.as(worker.certificates.clientOfIntermediate(ORDERS)));
        int status;
        do {
            status = probe.post(ORDERS, request -> request.setHeader("batch", "2"), "a")
                    .join()
                    .status();
        } while (status != 400);
        return running;
    }
}
