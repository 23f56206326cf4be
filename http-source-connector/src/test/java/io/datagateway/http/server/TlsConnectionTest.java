// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.TlsFiles;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client learns that speaks something else than HTTP over TLS. */
@Timeout(30)
class TlsConnectionTest {

    @AutoClose
    private static final TestGateway GATEWAY = new TestGateway(new WhoAmI());

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"})
    void plainHttpIsToldToUseHttps(String method) throws Exception {
        try (var client = plain()) {
            var answer = client.send(method + " /api/1.0/sales.orders HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .answer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("https://").endsWith("\n");
            assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
            assertThat(answer.header("Gateway-Outcome")).isEqualTo("rejected");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.isClosedByServer(5_000)).isTrue();
        }
    }

    @Test
    void plainHttpIsKnownByItsFirstBytesHoweverTheyCome() throws Exception {
        try (var client = plain()) {
            for (String part : "P O S T".split(" ")) {
                client.send(part);
            }

            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void whoStillSendsALargeBodyInPlainHttpReadsTheAnswerAfterwards() throws Exception {
        try (var client = plain()) {
            client.send("POST /api/1.0/sales.orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000\r\n\r\n");
            client.send("x".repeat(4_000_000));

            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void whoStaysAfterTheAnswerInPlainHttpIsClosedAtTheDeadlineOfTheHandshake() throws Exception {
        try (var client = plain()) {
            client.send("GET / HTTP/1.1\r\n").answer();
            GATEWAY.pass(Duration.ofMinutes(1));

            TlsFiles.await("writing fails", client::isGone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void withoutACommonApplicationProtocolTheHandshakeEndsWithItsAlert(String version) throws Exception {
        try (var client = GATEWAY.connect()) {
            client.tls().setEnabledProtocols(new String[] {version});
            var parameters = client.tls().getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"spdy/3"});
            client.tls().setSSLParameters(parameters);

            assertThatThrownBy(client.tls()::startHandshake)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("no_application_protocol");
        }
    }

    private static RawConnection plain() throws Exception {
        return new RawConnection(new Socket("127.0.0.1", GATEWAY.server().port()));
    }
}
