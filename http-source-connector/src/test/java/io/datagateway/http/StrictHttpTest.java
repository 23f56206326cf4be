// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.testing.RawConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that would be written if one thing about them were not: none is, and none becomes two. */
@Timeout(60)
class StrictHttpTest {

    private static final String BODY = new String(TestContracts.order("a"), StandardCharsets.ISO_8859_1);
    private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";
    private static final String CHUNKED = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";

    private static TestProducer producer;
    private static TestWorker.Running running;

    @BeforeAll
    static void start() throws InterruptedException {
        var worker = new TestWorker();
        producer = worker.producer(ORDERS);
        HttpSourceTask task = worker.start(0, worker.settings());
        worker.awaitTopics(task, producer);
        running = worker.run(task);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static String post(String target, String version, String fields, String body) {
        return "POST " + target + " " + version
                + "\r\nHost: localhost\r\nContent-Type: application/avro\r\nbatch: 1\r\n" + "version: 2.1.0\r\n"
                + fields + "\r\n" + body;
    }

    private static String to(String target) {
        return post(target, "HTTP/1.1", LENGTH, BODY);
    }

    private static String with(String fields) {
        return post("/api/1.0/sales.orders", "HTTP/1.1", fields, BODY);
    }

    private static String coded(String version, String fields) {
        return post("/api/1.0/sales.orders", version, fields, CHUNKED);
    }

    static List<String> requests() {
        String good = with(LENGTH);
        return List.of(
                coded("HTTP/1.0", "Transfer-Encoding: chunked\r\n"),
                coded("HTTP/1.1", "Transfer-Encoding: chunked\r\n" + LENGTH),
                coded("HTTP/1.1", LENGTH + "Transfer-Encoding: chunked\r\n"),
                coded("HTTP/1.1", "Transfer-Encoding: gzip, chunked\r\n"),
                coded("HTTP/1.1", "Transfer-Encoding: chunked, identity\r\n"),
                coded("HTTP/1.1", "Transfer-Encoding: identity\r\n"),
                coded("HTTP/1.1", "Transfer-Encoding: \"chunked\"\r\n"),
                coded("HTTP/1.1", "Transfer-Encoding: chunked;q=1\r\n"),
                coded("HTTP/1.1", "Transfer-Encoding:\r\n chunked\r\n"),
                coded("HTTP/1.1", "Transfer-Encoding : chunked\r\n"),
                with(LENGTH + LENGTH.replace(" ", " 0x")),
                with("Content-Length: -1\r\n"),
                with(LENGTH + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\n"),
                with(LENGTH + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
                with(LENGTH + "folded: a\r\n b\r\n"),
                to("/api/1.0/sales.orders;a=b"),
                to("/api/1.0;a=b/sales.orders"),
                to("/api/1.0%2fsales.orders"),
                to("/api/1.0/sales%2eorders"),
                to("/api/1.0/%2e/sales.orders"),
                to("/api/1.0/x/../sales.orders"),
                to("/api/1.0/./sales.orders"),
                to("/api/1.0//sales.orders"),
                to("/api/1.0/sales.orders%00"),
                to("/api/1.0/sales.orders?"),
                to("/api/1.0/sales.orders?a=b"),
                to("/api/1.0/sales.orders#f"),
                to("/api/1.0/sales.orders\\"),
                to("https://elsewhere/api/1.0/sales.orders"),
                to("https://localhost/api/1.0/sales.orders"),
                good.replaceFirst(" ", "  "),
                good.replaceFirst("HTTP/1.1", " HTTP/1.1"),
                good.replaceFirst("HTTP/1.1", "http/1.1"),
                ":" + good,
                to("http://user@localhost/api/1.0/sales.orders"),
                to("localhost:443"),
                to("*"),
                good.replaceFirst("POST", "TRACE"),
                good.replaceFirst("POST", "OPTIONS"),
                good.replaceFirst("POST /\\S+", "OPTIONS *"),
                good.replaceFirst("POST /\\S+", "CONNECT localhost:443"),
                good.replaceFirst("POST /\\S+", "PRI *"),
                good.replaceFirst("POST", "post"),
                good.replaceFirst("\r\n", "\n"),
                good.replaceFirst("\r\n\r\n", "\n\n"),
                good.replaceFirst("Host: localhost\r\n", "Host: localhost\r\nHost: localhost\r\n"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isRefusedOnce(String request) throws Exception {
        int before = running.records();
        try (var client = producer.connect()) {
            client.send(request);

            int status = client.answer().status();
            assertThat(status).isBetween(400, 505).isNotEqualTo(500).isNotEqualTo(503);
            assertThatNothingFollows(client);
        }
        assertThat(running.records()).isEqualTo(before);
    }

    private static void assertThatNothingFollows(RawConnection client) throws IOException {
        // Closed, or still there with nothing to say.
        if (!client.isClosedByServer(200)) {
            client.tls().setSoTimeout(5_000);
            client.send(with(LENGTH).replace("batch: 1", "batch: 2"));
            var next = client.answer();
            assertThat(next.status()).isEqualTo(400);
            assertThat(next.body()).contains("BatchCountMismatch");
        }
    }

    @Test
    void theSameRequestWithoutAnythingWrongIsWritten() throws Exception {
        for (String request :
                List.of(with(LENGTH), coded("HTTP/1.1", "Transfer-Encoding: chunked\r\n"), "\r\n" + with(LENGTH))) {
            try (var client = producer.connect()) {
                assertThat(client.send(request).answer().status()).isEqualTo(201);
            }
        }
    }
}
