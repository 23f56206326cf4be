// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static io.datagateway.http.testing.TestCertificates.commonName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.server.TestGateway;
import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.ResumingClient;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.testing.TestClock;
import io.datagateway.http.tls.TlsContext;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ClientCertificateHandlerTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String TOPIC = "sales.orders";

    @AutoClose
    private static final TestGateway GATEWAY = new TestGateway(new WhoAmI());

    @Test
    void aClientWithoutCertificateIsToldWhatToDo() throws Exception {
        try (var client = GATEWAY.connect(CERTIFICATES.anonymous())) {
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

    /** A client that is refused, with the code and the words that it is told. */
    record Stranger(String name, Identity identity, String code, String... words) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Stranger> strangers() {
        var other = new TestCertificates();
        String ours =
                "CN=" + CERTIFICATES.ca().getSubjectX500Principal().getName().substring(3);
        String theirs = other.ca().getSubjectX500Principal().getName();
        Identity expired = CERTIFICATES.client(commonName(TOPIC), Validity.PAST);
        Identity early = CERTIFICATES.client(commonName(TOPIC), Validity.FUTURE);
        return Stream.of(
                new Stranger("foreign", other.client(TOPIC), "CertificateNotTrusted", "unknown-issuer", theirs, ours),
                new Stranger("expired", expired, "CertificateExpired", end(expired), ours),
                new Stranger("not valid yet", early, "CertificateNotYetValid", begin(early), "clock"),
                new Stranger(
                        "self-signed",
                        TestCertificates.selfSigned(commonName(TOPIC), false),
                        "CertificateNotTrusted",
                        "unknown-issuer",
                        "ends at CN=" + TOPIC),
                new Stranger(
                        "signed by another client",
                        CERTIFICATES.clientOfClient(TOPIC),
                        "CertificateNotTrusted",
                        "issuer-may-not-sign"),
                new Stranger(
                        "for servers only",
                        CERTIFICATES.forServersOnly(TOPIC),
                        "CertificateNotTrusted",
                        "wrong-purpose",
                        "clientAuth"),
                new Stranger(
                        "without the CA in between",
                        alone(CERTIFICATES.clientOfIntermediate(TOPIC)),
                        "CertificateNotTrusted",
                        "unknown-issuer",
                        "no certificate of CN=other.topic was sent"));
    }

    private static String begin(Identity identity) {
        return identity.certificate().getNotBefore().toInstant().toString();
    }

    private static String end(Identity identity) {
        return identity.certificate().getNotAfter().toInstant().toString();
    }

    private static Identity alone(Identity identity) {
        return new Identity(identity.key(), List.of(identity.certificate()));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void whoIsNotTrustedIsToldWhy(Stranger stranger) throws Exception {
        var answer = exchange(GATEWAY, CERTIFICATES.as(stranger.identity()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .contains("\"code\":\"" + stranger.code() + "\"")
                .contains("\"subject\":\"CN=" + TOPIC + "\"")
                .contains("\"issuer\":\"" + issuer(stranger.identity()) + "\"")
                .contains(stranger.words());
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.header("Gateway-Outcome")).isEqualTo("rejected");
        assertThat(answer.header("WWW-Authenticate")).startsWith("ClientCertificate");
    }

    private static String issuer(Identity identity) {
        return identity.certificate().getIssuerX500Principal().getName();
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void ifACertificateIsRequiredWhoIsNotTrustedGetsAnAlert(Stranger stranger) {
        var ssl = CERTIFICATES.serverSsl();
        ssl.put("ssl.client.auth", "required");
        try (var strict = new TestGateway(TestGateway.settings(ssl, Duration.ofSeconds(30)), new WhoAmI())) {
            assertThatThrownBy(() -> exchange(strict, CERTIFICATES.as(stranger.identity())))
                    .isInstanceOf(IOException.class);
        }
    }

    /** A client of HTTP/1.1 reads when it has sent all, and a closed connection would be all that it sees. */
    @Test
    void whoIsStillSendingIsToldAsWell() throws Exception {
        byte[] body = new byte[900_000];
        for (SSLContext client :
                List.of(CERTIFICATES.anonymous(), CERTIFICATES.as(new TestCertificates().client(TOPIC)))) {
            try (var connection = GATEWAY.connect(client)) {
                connection.send("POST /api/1.0/" + TOPIC + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                        + body.length + "\r\n\r\n");
                for (int sent = 0; sent < body.length; sent += 100_000) {
                    connection.send(Arrays.copyOfRange(body, sent, sent + 100_000));
                }

                assertThat(connection.answer().status()).isEqualTo(401);
            }
        }
    }

    @Test
    void whoDoesNotHaveTheKeyOfACertificateGetsNoAnswerAtAll() {
        var thief = new Identity(
                CERTIFICATES.client(TOPIC).key(), CERTIFICATES.client(TOPIC).chain());

        assertThatThrownBy(() -> exchange(GATEWAY, CERTIFICATES.as(thief))).isInstanceOf(IOException.class);
    }

    @Test
    void whoSendsMoreCertificatesThanAnyoneNeedsGetsNoAnswerAtAll() {
        var chain = new ArrayList<X509Certificate>(CERTIFICATES.client(TOPIC).chain());
        Identity client = CERTIFICATES.client(TOPIC);
        for (int i = 0; i < 10; i++) {
            chain.add(new TestCertificates().ca());
        }
        chain.set(0, client.certificate());

        assertThatThrownBy(() -> exchange(GATEWAY, CERTIFICATES.as(new Identity(client.key(), chain))))
                .isInstanceOf(IOException.class);
    }

    static Stream<Identity> costly() {
        var authority = new TestAuthority("Any CA");
        var comment = new DEROctetString(new byte[16 * 1024]);
        return Stream.of(
                authority
                        .issue(TOPIC)
                        .with(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.2"), false, comment)
                        .sign(),
                authority.issue(TOPIC).exponent(65).sign());
    }

    /** A certificate of 16 KiB, and a key that takes long to check: both cost before anybody is known. */
    @ParameterizedTest
    @MethodSource("costly")
    void aCertificateThatCostsMuchGetsNoAnswerAtAll(Identity client) {
        assertThatThrownBy(() -> exchange(GATEWAY, CERTIFICATES.as(client))).isInstanceOf(IOException.class);
    }

    /** Java's own key manager withholds what the server's list of CAs does not name: there is no list. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aCertificateOfAnotherCaIsShownByCarefulClientsTooAndOnAResumedSession(String protocol) throws Exception {
        var client = new ResumingClient(new TestCertificates().client(TOPIC), protocol);
        for (int i = 0; i < 2; i++) {
            assertThat(exchange(GATEWAY, client.context()).body()).contains("\"code\":\"CertificateNotTrusted\"");
        }
        assertThat(client.fullHandshakes()).as("the second was resumed").isEqualTo(1);
    }

    @Test
    void whoComesWithoutACertificateIsToldWhichCasAreTrusted() throws Exception {
        assertThat(exchange(GATEWAY, CERTIFICATES.anonymous()).body())
                .contains(CERTIFICATES.ca().getSubjectX500Principal().getName());
    }

    @Test
    void aClientOfAnIntermediateAuthorityIsKnownByItsOwnName() throws Exception {
        assertThat(exchange(GATEWAY, CERTIFICATES.as(CERTIFICATES.clientOfIntermediate(TOPIC)))
                        .body())
                .isEqualTo(TOPIC);
    }

    @ParameterizedTest
    @CsvSource({"-2, CertificateNotYetValid", "2, CertificateExpired"})
    void aCertificateIsRefusedOnAnOpenConnectionOnceItsTimeIsOver(int hours, String code) throws Exception {
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
                    .contains("\"code\":\"" + code + "\"")
                    .contains(identity.certificate().getNotAfter().toInstant().toString());
        }
    }

    private static RawConnection.RawAnswer exchange(TestGateway gateway, SSLContext as) throws IOException {
        try (var client = gateway.connect(as)) {
            return client.send(GET).answer();
        }
    }
}
