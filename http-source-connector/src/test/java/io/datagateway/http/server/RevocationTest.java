// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static io.datagateway.http.server.TestCertificates.pem;
import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.server.TestCertificates.Identity;
import io.datagateway.http.server.TestCertificates.Validity;
import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.tls.ClientStanding;
import io.datagateway.http.tls.TlsContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
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

/** Somebody may not come any more: at the door, on a resumed session, and on a connection that is open. */
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
                new Loss("revoked", (test, files) -> files.write("crl", test.lists(test.thief)), "CertificateRevoked"),
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
            TlsFiles.await("refused at the door", () -> isClosedTo(gateway, thief));
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
            TlsFiles.await("refused at the door", () -> isClosedTo(gateway, thief));
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
            TlsFiles.await("refused at the door", () -> isClosedTo(gateway, thief));

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
        var files = files().set("session.lifetime.ms", 1_000L);
        var client = new ResumingClient(honest, protocol);
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            exchange(gateway, client);

            TlsFiles.await("a full handshake", () -> {
                exchange(gateway, client);
                Thread.sleep(1_100);
                return client.fullHandshakes() > 1;
            });
        }
    }

    @Test
    void whoeverIsNotOnAListStays() throws Exception {
        TlsFiles files = files();
        try (var gateway = new TestGateway(files.settings(), new WhoAmI());
                var open = gateway.connect(CERTIFICATES.as(honest))) {
            assertThat(open.send(GET).answer().status()).isEqualTo(200);
            files.write("denylist", serial(thief) + "\n" + fingerprint(thief.certificate()) + "\n")
                    .write("crl", lists(thief));
            TlsFiles.await("refused at the door", () -> isClosedTo(gateway, thief));

            assertThat(open.send(GET).answer().status()).isEqualTo(200);
            assertThat(isClosedTo(gateway, honest)).isFalse();
        }
    }

    @Test
    void aCertificateInBetweenIsRevokedWithEveryoneBelowIt() throws Exception {
        TestAuthority between = authority.issue("Between").signAuthority();
        Identity client = between.client(TOPIC);
        TlsFiles files = files().write("crl", lists() + pem(between.list(Validity.NOW)));
        try (var gateway = new TestGateway(files.settings(), new WhoAmI());
                var open = gateway.connect(CERTIFICATES.as(client))) {
            assertThat(open.send(GET).answer().body()).isEqualTo(TOPIC);

            files.write("crl", lists(between.identity()) + pem(between.list(Validity.NOW)));
            TlsFiles.await("refused at the door", () -> isClosedTo(gateway, client));

            assertThat(open.send(GET).answer().body()).contains("\"code\":\"CertificateRevoked\"");
        }
    }

    @Test
    void withoutACurrentListOfItsIssuerNobodyGetsInAndNobodyIsAskedOverTheNetwork() throws Exception {
        try (var website = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var address = new GeneralNames(new GeneralName(
                    GeneralName.uniformResourceIdentifier, "http://127.0.0.1:" + website.getLocalPort() + "/list.crl"));
            var points = new CRLDistPoint(
                    new DistributionPoint[] {new DistributionPoint(new DistributionPointName(address), null, null)});
            TestAuthority unlisted = authority
                    .issue("Unlisted")
                    .with(Extension.cRLDistributionPoints, false, points)
                    .signAuthority();
            Identity client = unlisted.issue(TOPIC)
                    .with(Extension.cRLDistributionPoints, false, points)
                    .sign();
            // Another CA of the same name has one.
            TestAuthority namesake = authority.issue("Unlisted").signAuthority();
            TlsFiles files = files().write("crl", lists() + pem(namesake.list(Validity.NOW)));
            try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
                assertThat(isClosedTo(gateway, client)).isTrue();
                assertThat(isClosedTo(gateway, honest)).isFalse();

                files.write("crl", lists() + pem(unlisted.list(Validity.NOW)));
                TlsFiles.await("let in", () -> !isClosedTo(gateway, client));
            }
            website.setSoTimeout(1);
            assertThatThrownBy(website::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aListOfACaThatMayNotSignAnyDoesNotCount() throws Exception {
        var mute = new TestAuthority(authority
                .issue("Mute")
                .forAuthority()
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
                .sign());
        TlsFiles files = files().write("crl", lists() + pem(mute.list(Validity.NOW)));
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            assertThat(isClosedTo(gateway, mute.client(TOPIC))).isTrue();
            assertThat(isClosedTo(gateway, honest)).isFalse();
        }
    }

    @Test
    void aListThatRunsOutWhileTheConnectionIsOpenEndsItToo() throws Exception {
        var soon = Validity.around(Duration.ofHours(-1), Duration.ofSeconds(8));
        var files = new TlsFiles(folder, authority).write("crl", pem(authority.list(soon)));
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            RawConnection open = gateway.connect(CERTIFICATES.as(honest));
            assertThat(open.send(GET).answer().status()).isEqualTo(200);
            TlsFiles.await("outdated", () -> Instant.now().isAfter(soon.to()));

            assertThat(open.send(GET).answer().body()).contains("\"code\":\"CertificateNotTrusted\"");
            assertThat(isClosedTo(gateway, honest)).isTrue();
            open.close();
        }
    }

    @Test
    void listsMayBeAFolderOfPemAndDer() throws Exception {
        TestAuthority between = authority.issue("Between").signAuthority();
        Path lists = Files.createDirectory(folder.resolve("lists"));
        Files.write(
                lists.resolve("root.crl"),
                authority.list(Validity.NOW, thief.certificate()).getEncoded());
        Files.writeString(lists.resolve("between.pem"), pem(between.list(Validity.NOW)));
        Files.writeString(lists.resolve(".hidden"), "not a list");
        var files = files().set("crl.location", lists.toString());
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            assertThat(isClosedTo(gateway, honest)).isFalse();
            assertThat(isClosedTo(gateway, between.client(TOPIC))).isFalse();
            assertThat(isClosedTo(gateway, thief)).isTrue();

            Files.delete(lists.resolve("between.pem"));
            TlsFiles.await("its list is gone", () -> isClosedTo(gateway, between.client(TOPIC)));
        }
    }

    @Test
    void aSerialNumberIsTheClientsAndNotThatOfACa() throws Exception {
        var files = files().write("denylist", serial(authority.identity()) + "\n");
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            assertThat(isClosedTo(gateway, honest)).isFalse();

            files.write("denylist", fingerprint(authority.certificate()) + "\n");
            TlsFiles.await("the CA is denied", () -> isClosedTo(gateway, honest));
        }
    }

    @Test
    void aPathIsValidatedOnceOnAConnectionAndAgainWhenTrustHasChanged() throws Exception {
        var looks = ConcurrentHashMap.<ClientStanding>newKeySet();
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
        private final Set<ClientStanding> looks;

        private Looks(Set<ClientStanding> looks) {
            this.looks = looks;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            looks.add((ClientStanding) request.getConnectionMetaData().getAttribute(ClientStanding.class.getName()));
            Content.Sink.write(response, true, "", callback);
            return true;
        }
    }

    private TlsFiles files() {
        return new TlsFiles(folder, authority).write("crl", lists()).write("denylist", "# nobody\n");
    }

    private String lists(Identity... revoked) {
        X509CRL list = authority.list(
                Validity.NOW, Stream.of(revoked).map(Identity::certificate).toArray(X509Certificate[]::new));
        return pem(list);
    }

    /** As openssl prints it. */
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

    private static boolean isClosedTo(TestGateway gateway, Identity client) {
        try (var connection = gateway.connect(CERTIFICATES.as(client))) {
            return connection.send(GET).answer().status() != 200;
        } catch (IOException e) {
            return true;
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

    private static RawConnection.Answer connect(TestGateway gateway, ResumingClient client) throws IOException {
        try (var connection = gateway.connect(client.context())) {
            return connection.send(GET).answer();
        }
    }
}
