// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static io.datagateway.http.testing.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.TestGateway;
import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.RawHttp2Connection;
import io.datagateway.http.testing.ResumingClient;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestClock;
import io.datagateway.http.testing.TlsFiles;
import io.datagateway.http.tls.CertificateStatus;
import io.datagateway.http.tls.TlsContext;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client loses its right: in a handshake, on a resumed session, and on an open connection. */
@Timeout(120)
class RevocationTest {

    private static final String TOPIC = "sales.orders";
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    Path folder;

    private final TestAuthority authority = new TestAuthority("Revoking CA");
    private final Identity thief = authority.client(TOPIC);
    private final Identity honest = authority.client(TOPIC);

    /** A change of files that takes the certificate's right away, and the code of the answer. */
    record Loss(String name, BiConsumer<RevocationTest, TlsFiles> change, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Loss> losses() {
        return Stream.of(
                new Loss(
                        "revoked",
                        (test, files) -> files.write("crl", test.authority.lists(test.thief)),
                        "CertificateRevoked"),
                new Loss(
                        "denied by serial number",
                        (test, files) -> files.write("denylist", serial(test.thief) + "\n"),
                        "CertificateRevoked"),
                new Loss(
                        "denied by fingerprint",
                        (test, files) -> files.write("denylist", fingerprint(test.thief.certificate()) + " # stolen\n"),
                        "CertificateRevoked"),
                new Loss(
                        "its CA is gone",
                        (test, files) -> files.write("truststore", pem(new TestAuthority("Next CA").certificate())),
                        "CertificateNotTrusted"));
    }

    static Stream<Arguments> lossesAndProtocols() {
        return losses().flatMap(loss -> Stream.of("TLSv1.2", "TLSv1.3").map(tls -> Arguments.of(loss, tls)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void anOpenConnectionIsToldAndEnded(Loss loss) throws Exception {
        TlsFiles files = files();
        try (var gateway = new TestGateway(files.settings(), new WhoAmI());
                var open = gateway.connect(CERTIFICATES.as(thief))) {
            assertThat(open.send(GET).answer().body()).isEqualTo(TOPIC);

            loss.change().accept(this, files);
            TlsFiles.await("refused at the door", () -> gateway.isClosedTo(thief));
            var answer = open.send(GET).answer();

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"" + loss.code() + "\"");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.header("Gateway-Outcome")).isEqualTo("rejected");
            assertThat(open.isClosedByServer(10_000)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void anOpenHttp2ConnectionIsToldAndEnded(Loss loss) throws Exception {
        TlsFiles files = files();
        try (var gateway = new TestGateway(files.settings(), new WhoAmI());
                var open = new RawHttp2Connection(gateway.server().port(), CERTIFICATES.as(thief))) {
            loss.change().accept(this, files);
            TlsFiles.await("refused at the door", () -> gateway.isClosedTo(thief));
            open.postWithoutBody("/");

            assertThat(open.data(1)).contains("\"code\":\"" + loss.code() + "\"");
            assertThat(open.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("lossesAndProtocols")
    void aSessionIsNotResumed(Loss loss, String protocol) throws Exception {
        TlsFiles files = files();
        var client = new ResumingClient(thief, protocol);
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            exchange(gateway, client);
            exchange(gateway, client);
            assertThat(client.fullHandshakes()).as("the second was resumed").isEqualTo(1);

            loss.change().accept(this, files);
            TlsFiles.await("refused at the door", () -> gateway.isClosedTo(thief));

            assertThat(isClosedTo(gateway, client)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSessionResumedAfterTheCertificateHasRunOutIsRefused(String protocol) throws Exception {
        var settings = files().settings();
        var client = new ResumingClient(thief, protocol);
        var now = new AtomicReference<>(Instant.now());
        try (var tls = new TlsContext(settings.ssl());
                var gateway =
                        new TestGateway(settings, new ClientCertificateHandler(new WhoAmI(), tls, TestClock.of(now)))) {
            exchange(gateway, client);

            now.set(now.get().plus(Duration.ofHours(2)));
            var answer = connect(gateway, client);

            assertThat(client.fullHandshakes()).as("the second was resumed").isEqualTo(1);
            assertThat(answer.body()).contains("\"code\":\"CertificateExpired\"");
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSessionIsNotResumedForLongerThanItsLifetime(String protocol) throws Exception {
        Duration lifetime = Duration.ofMinutes(1);
        var files = files().set("session.lifetime.ms", lifetime.toMillis());
        var client = new ResumingClient(honest, protocol);
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            exchange(gateway, client);
            gateway.pass(lifetime.dividedBy(2));
            exchange(gateway, client);
            assertThat(client.fullHandshakes()).as("the second was resumed").isEqualTo(1);

            gateway.pass(lifetime);
            exchange(gateway, client);

            assertThat(client.fullHandshakes()).as("the third was not").isEqualTo(2);
        }
    }

    @Test
    void whoeverIsNotOnAListStays() throws Exception {
        TlsFiles files = files();
        try (var gateway = new TestGateway(files.settings(), new WhoAmI());
                var open = gateway.connect(CERTIFICATES.as(honest))) {
            assertThat(open.send(GET).answer().status()).isEqualTo(200);
            files.write("denylist", serial(thief) + "\n" + fingerprint(thief.certificate()) + "\n")
                    .write("crl", authority.lists(thief));
            TlsFiles.await("refused at the door", () -> gateway.isClosedTo(thief));

            assertThat(open.send(GET).answer().status()).isEqualTo(200);
            assertThat(gateway.isClosedTo(honest)).isFalse();
        }
    }

    @Test
    void aSerialNumberIsTheClientsAndNotThatOfACa() throws Exception {
        var files = files().write("denylist", serial(authority.identity()) + "\n");
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            assertThat(gateway.isClosedTo(honest)).isFalse();

            files.write("denylist", fingerprint(authority.certificate()) + "\n");
            TlsFiles.await("the CA is denied", () -> gateway.isClosedTo(honest));
        }
    }

    @Test
    void aPathIsValidatedOnceOnAConnectionAndAgainWhenTrustHasChanged() throws Exception {
        var looks = ConcurrentHashMap.<CertificateStatus>newKeySet();
        TlsFiles files = files();
        try (var gateway = new TestGateway(files.settings(), new Looks(looks));
                var open = gateway.connect(CERTIFICATES.as(honest))) {
            for (int i = 0; i < 10; i++) {
                open.send(GET).answer();
            }
            assertThat(looks).hasSize(1);

            files.write("denylist", serial(thief) + "\n");
            TlsFiles.await("another look", () -> open.send(GET).answer().status() == 200 && looks.size() == 2);
        }
    }

    /** Keeps what the connection of a request knows of its client. */
    private static final class Looks extends Handler.Abstract {
        private final Set<CertificateStatus> looks;

        private Looks(Set<CertificateStatus> looks) {
            this.looks = looks;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            looks.add((CertificateStatus)
                    request.getConnectionMetaData().getAttribute(CertificateStatus.class.getName()));
            Content.Sink.write(response, true, "", callback);
            return true;
        }
    }

    private TlsFiles files() {
        return new TlsFiles(folder, authority).write("crl", authority.lists()).write("denylist", "# nobody\n");
    }

    /** The serial number as openssl prints it. */
    private static String serial(Identity identity) {
        return HexFormat.ofDelimiter(":")
                .formatHex(identity.certificate().getSerialNumber().toByteArray());
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isClosedTo(TestGateway gateway, ResumingClient client) {
        try {
            return connect(gateway, client).status() == 401;
        } catch (IOException e) {
            return true;
        }
    }

    private static void exchange(TestGateway gateway, ResumingClient client) throws IOException {
        assertThat(connect(gateway, client).status()).isEqualTo(200);
    }

    private static RawConnection.RawAnswer connect(TestGateway gateway, ResumingClient client) throws IOException {
        try (var connection = gateway.connect(client.context())) {
            return connection.send(GET).answer();
        }
    }
}
