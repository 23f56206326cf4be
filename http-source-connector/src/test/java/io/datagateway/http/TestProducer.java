// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.http.testing.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** A client of the gateway, over real TLS sockets. */
final class TestProducer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final SSLContext identity;
    private final HttpClient http;
    private final String address;

    TestProducer(int port, SSLContext identity) {
        this.port = port;
        this.identity = identity;
        this.http = HttpClient.newBuilder().sslContext(identity).build();
        this.address = "https://localhost:" + port;
    }

    /** An answer. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String outcome() {
            return header("Gateway-Outcome");
        }

        String code() {
            return json().path("code").asText();
        }

        void assertProblem(int status, String code, String outcome) {
            assertThat(status()).as(json().toString()).isEqualTo(status);
            assertThat(code()).isEqualTo(code);
            assertThat(outcome()).isEqualTo(outcome);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(status);
            assertThat(json().path("detail").asText()).isNotEmpty();
            assertThat(header("Batch-Id"))
                    .isNotEmpty()
                    .isEqualTo(json().path("details").path("batchId").asText());
        }

        void assertRejected(int status, String code) {
            assertProblem(status, code, "rejected");
        }

        /** It is that of an earlier request. */
        void assertReplayed() {
            assertThat(status()).as(json().toString()).isEqualTo(201);
            assertThat(header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(outcome()).isEqualTo("written");
            assertThat(header("Content-Type")).isEqualTo("application/json");
        }
    }

    static Answer await(CompletableFuture<Answer> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** The problem that an answer to a bare connection tells. */
    static void assertProblem(RawConnection.RawAnswer answer, int status, String code, String outcome) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.header("Gateway-Outcome")).isEqualTo(outcome);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    /** POSTs orders as a well-behaved producer does; {@code changes} may make it less so. */
    CompletableFuture<Answer> post(String topic, UnaryOperator<HttpRequest.Builder> changes, String... ids) {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/1.0/" + topic))
                // The client of the JDK may wait for ever on a connection that closes while it is being opened.
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(TestContracts.orders(ids)))
                .setHeader("Content-Type", "application/avro")
                .setHeader("version", topic.equals(TestContracts.ORDERS) ? "2.1.0" : "1.0.0")
                .setHeader("batch", Integer.toString(ids.length));
        return send(changes.apply(request).build());
    }

    /** A change of a request: another header, or another value of it. */
    static UnaryOperator<HttpRequest.Builder> with(String header, String value) {
        return request -> request.setHeader(header, value);
    }

    /** A change of a request: PUT to a batch of its own. */
    UnaryOperator<HttpRequest.Builder> put(String batchId) {
        return request -> request.method("PUT", request.build().bodyPublisher().orElseThrow())
                .uri(uri("/api/1.0/sales.orders/batches/" + batchId));
    }

    CompletableFuture<Answer> post(String topic, String... ids) {
        return post(topic, UnaryOperator.identity(), ids);
    }

    /** A connection of HTTP/1.1 that sends what it is told. */
    RawConnection connect() throws IOException {
        return new RawConnection(port, identity);
    }

    /** A whole request of HTTP/1.1 with one order, for {@link #connect}. */
    static String whole(String methodAndPath, String headers) {
        String body = new String(TestContracts.order("a"), StandardCharsets.ISO_8859_1);
        return head(methodAndPath) + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The begin of a request of HTTP/1.1 with one order; headers may follow. */
    static String head(String methodAndPath) {
        return methodAndPath + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/avro\r\n"
                + "version: 2.1.0\r\nbatch: 1\r\n";
    }

    CompletableFuture<Answer> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(Answer::new);
    }

    URI uri(String path) {
        return URI.create(address + path);
    }
}
