// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static io.datagateway.http.testing.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.testing.TlsFiles;
import io.datagateway.http.tls.TlsContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for lists of revoked certificates. */
@Timeout(120)
class RevocationListTest {

    private static final String TOPIC = "sales.orders";
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    Path folder;

    private final TestAuthority authority = new TestAuthority("Revoking CA");
    private final Identity thief = authority.client(TOPIC);
    private final Identity honest = authority.client(TOPIC);

    @Test
    void aCertificateInBetweenIsRevokedWithEveryoneBelowIt() throws Exception {
        TestAuthority between = authority.issue("Between").signAuthority();
        Identity client = between.client(TOPIC);
        TlsFiles files = files().write("crl", authority.lists() + pem(between.list(Validity.NOW)));
        try (var gateway = new TestGateway(files.settings(), new WhoAmI());
                var open = gateway.connect(CERTIFICATES.as(client))) {
            assertThat(open.send(GET).answer().body()).isEqualTo(TOPIC);

            files.write("crl", authority.lists(between.identity()) + pem(between.list(Validity.NOW)));
            TlsFiles.await("refused at the door", () -> gateway.isClosedTo(client));

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
            TlsFiles files = files().write("crl", authority.lists() + pem(namesake.list(Validity.NOW)));
            try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
                assertThat(gateway.isClosedTo(client)).isTrue();
                assertThat(gateway.isClosedTo(honest)).isFalse();

                files.write("crl", authority.lists() + pem(unlisted.list(Validity.NOW)));
                TlsFiles.await("let in", () -> !gateway.isClosedTo(client));
            }
            website.setSoTimeout(1);
            assertThatThrownBy(website::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aListOfTheRightNameAndAWrongSignatureDoesNotReplaceAGoodOne() throws Exception {
        TlsFiles files = files().write("crl", authority.lists(thief));
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            assertThat(gateway.isClosedTo(thief)).isTrue();

            files.write("crl", new TestAuthority("Revoking CA").lists());
            gateway.server().refresh();

            assertThat(gateway.isClosedTo(thief)).isTrue();
            assertThat(gateway.isClosedTo(honest)).isFalse();
            assertThatThrownBy(() -> new TlsContext(files.ssl()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("listener.ssl.crl.location")
                    .hasMessageContaining("has not signed");

            files.write("crl", authority.lists(honest));
            gateway.server().refresh();

            assertThat(gateway.isClosedTo(honest)).isTrue();
            assertThat(gateway.isClosedTo(thief)).isFalse();
        }
    }

    @Test
    void aForgedListOfACertificateInBetweenDoesNotReplaceAGoodOneEither() throws Exception {
        TestAuthority between = authority.issue("Between").signAuthority();
        Identity gone = between.client(TOPIC);
        Identity there = between.client(TOPIC);
        TlsFiles files = files().write("crl", authority.lists() + between.lists(gone));
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            assertThat(gateway.isClosedTo(gone)).isTrue();
            TestAuthority namesake = authority.issue("Between").signAuthority();
            for (String others : List.of("", authority.lists(thief))) {
                files.write("crl", authority.lists() + others + namesake.lists());
                gateway.server().refresh();

                assertThat(gateway.isClosedTo(gone)).isTrue();
                assertThat(gateway.isClosedTo(there)).isFalse();
                assertThat(gateway.isClosedTo(namesake.client(TOPIC))).isFalse();
            }

            files.write("crl", authority.lists() + between.lists(there));
            gateway.server().refresh();

            assertThat(gateway.isClosedTo(there)).isTrue();
            assertThat(gateway.isClosedTo(gone)).isFalse();
        }
    }

    /** Of two lists of one time the number tells which is older, and of two numbers that lie the time. */
    @ParameterizedTest
    @CsvSource({"0, 0, -2", "7, 6, -1", "7, 8, -2"})
    void anOlderListOfTheCaDoesNotReplaceANewerOne(long number, long olderNumber, int olderHours) throws Exception {
        var earlier = Validity.around(Duration.ofHours(olderHours), Duration.ofHours(1));
        TestAuthority between = authority.issue("Between").signAuthority();
        Identity gone = between.client(TOPIC);
        String newer = pem(authority.list(number, Validity.NOW, thief.certificate()));
        TlsFiles files = files().write("crl", newer + pem(between.list(number, Validity.NOW, gone.certificate())));
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            files.write("crl", pem(authority.list(olderNumber, earlier)) + pem(between.list(olderNumber, earlier)));
            gateway.server().refresh();

            assertThat(gateway.isClosedTo(thief)).isTrue();
            assertThat(gateway.isClosedTo(gone)).isTrue();
            assertThat(gateway.isClosedTo(honest)).isFalse();

            files.write("crl", pem(authority.list(9, Validity.NOW)) + pem(between.list(9, Validity.NOW)));
            gateway.server().refresh();

            assertThat(gateway.isClosedTo(thief)).isFalse();
            assertThat(gateway.isClosedTo(gone)).isFalse();
        }
    }

    @Test
    void aListOfACaThatMayNotSignAnyDoesNotCount() throws Exception {
        var mute = new TestAuthority(authority
                .issue("Mute")
                .forAuthority()
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
                .sign());
        TlsFiles files = files().write("crl", authority.lists() + pem(mute.list(Validity.NOW)));
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            assertThat(gateway.isClosedTo(mute.client(TOPIC))).isTrue();
            assertThat(gateway.isClosedTo(honest)).isFalse();
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
            assertThat(gateway.isClosedTo(honest)).isTrue();
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
            assertThat(gateway.isClosedTo(honest)).isFalse();
            assertThat(gateway.isClosedTo(between.client(TOPIC))).isFalse();
            assertThat(gateway.isClosedTo(thief)).isTrue();

            Files.delete(lists.resolve("between.pem"));
            TlsFiles.await("its list is gone", () -> gateway.isClosedTo(between.client(TOPIC)));
        }
    }

    private TlsFiles files() {
        return new TlsFiles(folder, authority).write("crl", authority.lists());
    }
}
