// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.server.TestGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16 * 1024, 16 * 1024 + 1, BodyGateway.MAX_BYTES})
    void aBodyArrivesAsItWasSent(int size) throws Exception {
        byte[] body = bytes(size);
        try (var client = gateway.connect()) {
            client.send(POST + "Content-Length: " + size + "\r\n\r\n").send(body);

            assertThat(client.answer().status()).isEqualTo(201);
            assertThat(gateway.complete()).isEqualTo(body);
        }
    }

    @Test
    void aBodyMayComeInChunksOfUnknownNumber() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            client.send("3\r\nabc\r\n").send("2\r\nde\r\n").send("0\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(201);
            assertThat(gateway.complete()).asString(US_ASCII).isEqualTo("abcde");
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void largeBodiesComeInOverBothProtocols(HttpClient.Version version) throws Exception {
        byte[] body = bytes(BodyGateway.MAX_BYTES);
        var client = HttpClient.newBuilder()
                .sslContext(TestGateway.ORDERS)
                .version(version)
                .build();
        for (var publisher : new HttpRequest.BodyPublisher[] {
            HttpRequest.BodyPublishers.ofByteArray(body),
            HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body))
        }) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + gateway.port() + "/"))
                    .POST(publisher)
                    .build();

            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
            assertThat(gateway.complete()).isEqualTo(body);
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
                    assertThat(gateway.refused()).as("cut at %d", cut).isEqualTo(ProblemCode.INCOMPLETE_BODY);
                }
            }
        }
        try (var client = gateway.connect()) {
            assertThat(client.send(request).answer().status()).isEqualTo(201);
            gateway.complete();
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
                assertThat(gateway.refused()).isEqualTo(ProblemCode.INCOMPLETE_BODY);
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

        assertThat(gateway.refused()).isEqualTo(ProblemCode.INCOMPLETE_BODY);
    }

    @Test
    void bytesAfterTheStatedLengthAreNotPartOfTheBody() throws Exception {
        try (var client = gateway.connect()) {
            client.send(POST + "Content-Length: 3\r\n\r\nabcdef\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(201);
            assertThat(gateway.complete()).asString(US_ASCII).isEqualTo("abc");
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 >> 3);
        }
        return bytes;
    }
}
