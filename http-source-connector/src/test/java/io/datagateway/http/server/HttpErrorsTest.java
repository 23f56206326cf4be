// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that Jetty decides on before, or instead of, the application. */
@Timeout(20)
class HttpErrorsTest {

    private static final String HOST = "Host: localhost\r\n";
    private static final String POST = "POST /api/1.0/sales.orders HTTP/1.1\r\n" + HOST;

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new TestGateway(new Application());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments("GET / HTTP/1.1\r\n\r\n", 400, "MalformedRequest"),
                arguments("GET / HTTP/1.1\r\n" + HOST + HOST + "\r\n", 400, "MalformedRequest"),
                arguments("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "MalformedRequest"),
                arguments("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400, "MalformedRequest"),
                arguments("GET / HTTP/1.1\r\n" + HOST + " folded: yes\r\n\r\n", 400, "MalformedRequest"),
                arguments("GET / HTTP/1.1\n" + "Host: localhost\n\n", 400, "MalformedRequest"),
                arguments("G\0T / HTTP/1.1\r\n" + HOST + "\r\n", 400, "MalformedRequest"),
                arguments("GET /%2e%2e/x HTTP/1.1\r\n" + HOST + "\r\n", 400, "MalformedRequest"),
                arguments("GET /a%2fb HTTP/1.1\r\n" + HOST + "\r\n", 400, "MalformedRequest"),
                arguments("GET /a%00b HTTP/1.1\r\n" + HOST + "\r\n", 400, "MalformedRequest"),
                arguments("GET /a//b HTTP/1.1\r\n" + HOST + "\r\n", 400, "MalformedRequest"),
                arguments(POST + "Content-Length: +1\r\n\r\nx", 400, "MalformedRequest"),
                arguments(POST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400, "MalformedRequest"),
                arguments(
                        POST + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        400,
                        "MalformedRequest"),
                arguments(POST + "Transfer-Encoding: xchunked\r\n\r\n", 400, "MalformedRequest"),
                arguments(POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501, "UnsupportedTransferCoding"),
                arguments(
                        POST + "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        501,
                        "UnsupportedTransferCoding"),
                arguments(
                        POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        400,
                        "MalformedRequest"),
                arguments("GET / HTTP/1.0\r\n" + HOST + "\r\n", 505, "UnsupportedHttpVersion"),
                arguments("GET / HTTP/3.7\r\n" + HOST + "\r\n", 505, "UnsupportedHttpVersion"),
                arguments("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414, "UriTooLong"),
                arguments("GET / HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(9_000) + "\r\n\r\n", 431, "HeadersTooLarge"),
                arguments("GET /nowhere HTTP/1.1\r\n" + HOST + "\r\n", 404, "UnknownPath"),
                arguments("GET /broken HTTP/1.1\r\n" + HOST + "\r\n", 500, "InternalError"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyErrorIsAProblemThatSaysWhatBecameOfTheRecords(String request, int status, String code) throws Exception {
        try (var client = gateway.connect()) {
            var answer = client.send(request).answer();

            JsonNode problem = new ObjectMapper().readTree(answer.body());
            assertThat(answer.status()).isEqualTo(status);
            assertThat(problem.path("code").asText()).isEqualTo(code);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("Gateway-Outcome")).isEqualTo(status == 500 ? "unknown" : "rejected");
            assertThat(answer.header("Batch-Id"))
                    .isNotEmpty()
                    .isEqualTo(problem.path("details").path("batchId").asText());
            assertThat(answer.headers()).doesNotContainKey("server");
            assertThat(answer.body()).doesNotContainIgnoringCase("jetty").doesNotContain("secret value", "at io.");
        }
    }

    @Test
    void whoMayHaveWrittenIsToldTheKeyWithWhichToRepeat() throws Exception {
        try (var client = gateway.connect()) {
            var answer = client.send("GET /broken HTTP/1.1\r\n" + HOST + "Idempotency-Key: order-7\r\n\r\n")
                    .answer();

            assertThat(answer.header("Batch-Id")).isEqualTo("order-7");
            assertThat(answer.body()).contains("Idempotency-Key: order-7");
        }
    }

    @Test
    void afterARequestThatCannotBeReadTheConnectionEnds() throws Exception {
        try (var client = gateway.connect()) {
            client.send("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n" + HOST + "\r\n");

            assertThat(client.answer().status()).isEqualTo(400);
            assertThat(client.isClosedByServer(5_000)).isTrue();
        }
    }

    private static final class Application extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (request.getHttpURI().getPath().equals("/broken")) {
                throw new IllegalStateException("secret value");
            }
            return false;
        }
    }
}
