// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldWatchTest {

    private static final String HELD = """
            {"topics": [
              {"topic": "a.one", "partitions": [
                {"partition": 0, "held": null},
                {"partition": 1, "held": {"reason": "records-lost", "since": "2026-01-01T00:00:00Z",
                  "detail": "Set records.lost to a.one.raw/1/42 to go on."}}]},
              {"topic": "a.other", "partitions": [{"partition": 0, "held": {"reason": "write-failed"}}]}]}
            """;

    private HttpServer server;
    private volatile String answer = HELD;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/health/topics", exchange -> {
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void reasonAndNamedLossesOfItsOwnTopicAreKeptWhenTheHoldIsOver() throws InterruptedException {
        String url = "http://localhost:" + server.getAddress().getPort() + "/health/ready";
        try (var watch = new HeldWatch(List.of(url), "a.one")) {
            await(watch, true);
            answer = "{\"topics\": []}";
            await(watch, false);

            assertThat(watch.reasons()).containsExactly("records-lost");
            assertThat(watch.losses()).containsExactly("a.one.raw/1/42");
        }
    }

    private static void await(HeldWatch watch, boolean held) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (watch.heldNow() != held && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(watch.heldNow()).isEqualTo(held);
    }
}
