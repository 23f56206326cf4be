// SPDX-License-Identifier: Apache-2.0
package io.datagateway.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RawConnectionTest {

    private static final byte[] REQUEST = "POST / HTTP/1.1\r\n\r\n".getBytes(US_ASCII);

    @TempDir
    private Path certs;

    @Test
    void anAnswerHasItsStatusItsHeadersAndItsBody() throws Exception {
        try (var server =
                        server("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nlate");
                var connection = server.connect()) {
            RawResponse response = connection.send(REQUEST);

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.number("retry-after")).isEqualTo(7);
            assertThat(response.number("age")).isZero();
            assertThat(response.text()).isEqualTo("late");
            assertThat(connection.isClosing()).isFalse();
        }
    }

    @Test
    void anAnswerMayComeInPiecesAndBeLargerThanTheBuffer() throws Exception {
        String body = "b".repeat(10_000);
        try (var server = server(
                        "HTTP/1.1 201", " Created\r", "\nContent-Length: 10000\r\n\r", "\nbb", body.substring(2));
                var connection = server.connect()) {
            RawResponse response = connection.send(REQUEST);

            assertThat(response.status()).isEqualTo(201);
            assertThat(response.text()).isEqualTo(body);
        }
    }

    @Test
    void aServerThatSaysSoTakesNoFurtherRequest() throws Exception {
        try (var server = server("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
                var connection = server.connect()) {
            assertThat(connection.send(REQUEST).text()).isEmpty();

            assertThat(connection.isClosing()).isTrue();
            assertThat(connection.serverCertificate().getSubjectX500Principal().getName())
                    .isEqualTo("CN=gateway");
        }
    }

    @Test
    void noAnswerAndHalfAnAnswerAreFailures() throws Exception {
        for (String answer :
                List.of("", "HTTP/1.1 201 Created\r\n", "HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\nhalf")) {
            try (var server = server(answer);
                    var connection = server.connect()) {
                assertThatThrownBy(() -> connection.send(REQUEST)).isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void theStatusOfATruncatedRequestIsKnownWithoutTheBodyOfTheAnswer() throws Exception {
        try (var server = server("HTTP/1.1 400 Bad Request\r\nContent-Length: 9\r\n\r\nhalf");
                var connection = server.connect()) {
            assertThat(connection.sendTruncated(REQUEST).status()).isEqualTo(400);
        }
    }

    private ScriptedServer server(String... answer) throws Exception {
        return new ScriptedServer(certs, List.of(answer));
    }
}
