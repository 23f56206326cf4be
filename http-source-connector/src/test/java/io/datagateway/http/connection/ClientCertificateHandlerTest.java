// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static io.datagateway.http.testing.TestCertificates.commonName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.server.TestGateway;
import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.TestCertificates;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.testing.TestClock;
import io.datagateway.http.tls.TlsContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ClientCertificateHandlerTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String TOPIC = "sales.orders";

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new TestGateway(new WhoAmI());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aClientWithoutCertificateIsToldWhatToDo() throws Exception {
        try (var client = gateway.connect(CERTIFICATES.anonymous())) {
            var answer = client.send(GET).answer();

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"CertificateRequired\"");
            assertThat(answer.header("WWW-Authenticate")).startsWith("ClientCertificate");
            assertThat(answer.header("Gateway-Outcome")).isEqualTo("rejected");
        }
    }

    @Test
    void ifACertificateIsRequiredAClientWithoutGetsNoAnswerAtAll() {
        var ssl = CERTIFICATES.serverSsl();
        ssl.put("ssl.client.auth", "required");
        try (var strict = new TestGateway(TestGateway.settings(ssl, Duration.ofSeconds(30)), new WhoAmI())) {
            assertThatThrownBy(() -> exchange(strict, CERTIFICATES.anonymous())).isInstanceOf(IOException.class);
        }
    }

    static Stream<Named<Identity>> strangers() {
        var other = new TestCertificates();
        var client = CERTIFICATES.client(TOPIC);
        return Stream.of(
                Named.of("another authority", other.client(TOPIC)),
                Named.of("expired", CERTIFICATES.client(commonName(TOPIC), Validity.PAST)),
                Named.of("not valid yet", CERTIFICATES.client(commonName(TOPIC), Validity.FUTURE)),
                Named.of("self-signed", TestCertificates.selfSigned(commonName(TOPIC), false)),
                Named.of("signed by another client", CERTIFICATES.clientOfClient(TOPIC)),
                Named.of("for servers only", CERTIFICATES.forServersOnly(TOPIC)),
                Named.of(
                        "the key is not the certificate's",
                        new Identity(client.key(), CERTIFICATES.client(TOPIC).chain())));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void aCertificateThatIsNotTrustedGetsNoAnswerAtAll(Identity stranger) {
        assertThatThrownBy(() -> exchange(gateway, CERTIFICATES.as(stranger))).isInstanceOf(IOException.class);
    }

    @Test
    void aClientOfAnIntermediateAuthorityIsKnownByItsOwnName() throws Exception {
        assertThat(exchange(gateway, CERTIFICATES.as(CERTIFICATES.clientOfIntermediate(TOPIC)))
                        .body())
                .isEqualTo(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 2})
    void aCertificateIsRefusedOnAnOpenConnectionOnceItsTimeIsOver(int hours) throws Exception {
        var now = new AtomicReference<>(Instant.now());
        var identity = CERTIFICATES.client(TOPIC);
        try (var gateway = new TestGateway(new ClientCertificateHandler(
                        new WhoAmI(), new TlsContext(CERTIFICATES.serverSsl()), TestClock.of(now)));
                var client = gateway.connect(CERTIFICATES.as(identity))) {
            assertThat(client.send(GET).answer().status()).isEqualTo(200);

            now.set(Instant.now().plus(Duration.ofHours(hours)));
            var answer = client.send(GET).answer();

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body())
                    .contains("\"code\":\"CertificateExpired\"")
                    .contains(identity.certificate().getNotAfter().toInstant().toString());
        }
    }

    private static RawConnection.RawAnswer exchange(TestGateway gateway, SSLContext as) throws IOException {
        try (var client = gateway.connect(as)) {
            return client.send(GET).answer();
        }
    }
}
