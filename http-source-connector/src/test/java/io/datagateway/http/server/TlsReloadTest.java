// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static io.datagateway.http.testing.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.testing.TlsFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files change while the port is open. */
@Timeout(120)
class TlsReloadTest {

    private static final String TOPIC = "sales.orders";
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final TestAuthority AUTHORITY = new TestAuthority("Reload CA");
    private static final SSLContext CLIENT = CERTIFICATES.as(AUTHORITY.client(TOPIC));

    @TempDir
    Path folder;

    @Test
    void aRenewedCertificateIsUsedWithoutARestart() throws Exception {
        var files = new TlsFiles(folder, AUTHORITY);
        Identity renewed = CERTIFICATES.server("EC");
        try (var gateway = new TestGateway(files.settings(), new WhoAmI());
                var open = gateway.connect(CLIENT)) {
            assertThat(open.send(GET).answer().body()).isEqualTo(TOPIC);

            files.keys(renewed);

            awaitServer(gateway, renewed);
            assertThat(open.send(GET).answer().body()).isEqualTo(TOPIC);
        }
    }

    @Test
    void aChangeIsSeenEvenIfTheFileKeepsItsTimeAndItsLength() throws Exception {
        var files = new TlsFiles(folder, AUTHORITY).write("denylist", "# none\n".repeat(4));
        var time = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(files.file("denylist"), time);
        var client = AUTHORITY
                .issue(TOPIC)
                .serial(new java.math.BigInteger("1234567890abcdef", 16))
                .sign();
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            assertThat(exchange(gateway, CERTIFICATES.as(client)).body()).isEqualTo(TOPIC);
            Path next =
                    Files.writeString(folder.resolve("next"), "1234567890abcdef # 123456789\n".substring(0, 27) + "\n");
            Files.setLastModifiedTime(next, time);
            Files.move(next, files.file("denylist"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            TlsFiles.await("refused", () -> isRefused(gateway, CERTIFICATES.as(client)));
        }
    }

    @Test
    void withAnIntervalOfZeroNothingIsLookedAtAgain() throws Exception {
        var files = new TlsFiles(folder, AUTHORITY).set("reload.interval.ms", 0L);
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            files.keys(CERTIFICATES.server("EC"));
            var other = new TlsFiles(Files.createDirectory(folder.resolve("other")), AUTHORITY);
            try (var watching = new TestGateway(other.settings(), new WhoAmI())) {
                Identity renewed = CERTIFICATES.server("EC");
                other.keys(renewed);
                awaitServer(watching, renewed);
            }

            assertThat(serverCertificate(gateway))
                    .isEqualTo(CERTIFICATES.server().certificate());
        }
    }

    @Test
    void whatEndsWithinThirtyDaysIsAnnouncedOnce() throws Exception {
        var log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true));
        try {
            var soon = AUTHORITY.list(Validity.around(Duration.ofHours(-1), Duration.ofDays(29)));
            var files = new TlsFiles(folder, AUTHORITY).write("crl", pem(soon));
            Identity renewed = CERTIFICATES.server("EC");
            try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
                files.write("crl", pem(AUTHORITY.list(Validity.around(Duration.ofHours(-1), Duration.ofDays(31)))))
                        .keys(renewed);
                awaitServer(gateway, renewed);
            }
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("The crl CN=")))
                .hasSize(1);
    }

    /**
     * A file that cannot serve.
     *
     * @param word of the complaint
     */
    record Broken(String setting, String content, String word) {}

    static Stream<Named<Broken>> broken() {
        Identity server = CERTIFICATES.server();
        String whole = pem(server.key()) + pem(server.certificate());
        String ca = pem(AUTHORITY.certificate());
        var list = AUTHORITY.list(Validity.NOW);
        return Stream.of(
                broken("keystore", "", "keystore"),
                broken("keystore", "truncated in the certificate", whole.substring(0, whole.length() - 60), "PEM"),
                broken("keystore", "without its certificate", pem(server.key()), "keystore"),
                broken(
                        "keystore",
                        "key of another",
                        pem(CERTIFICATES.server("EC").key()) + pem(server.certificate()),
                        "private key"),
                broken("keystore", "expired", keys(CERTIFICATES.server("EC", Validity.PAST)), "Renew"),
                broken("keystore", "not valid yet", keys(CERTIFICATES.server("EC", Validity.FUTURE)), "Renew"),
                broken("truststore", "", "truststore"),
                broken("truststore", "second CA truncated", ca + ca.substring(0, ca.length() / 2), "PEM"),
                broken("truststore", "no certificate", pem(server.key()), "truststore"),
                broken("crl", "", "without a list"),
                broken("crl", "truncated", pem(list).substring(0, 200), "ends within"),
                broken("crl", "garbage", "not a list", "crl"),
                broken("crl", "outdated", pem(AUTHORITY.list(Validity.PAST)), "outdated"),
                broken("crl", "from the future", pem(AUTHORITY.list(Validity.FUTURE)), "future"),
                broken("denylist", "", "line feed"),
                broken("denylist", "cut off in a line", "ab12\nab1", "line feed"),
                broken("denylist", "bad line", "# comment\nab12\nCN=evil\n", "line 3"),
                broken("denylist", "fingerprint of SHA-1 with a digit more", "a".repeat(41) + "\n", "line 1"),
                broken("principal.topics", "", "object"),
                broken("principal.topics", "truncated", "{\"sales\": [\"sales.orders\"", "JSON"),
                broken("principal.topics", "twice", "{\"a\": [],\n\"a\": []}", "line 2"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aFileThatCannotServeChangesNothingAndIsComplainedOfOnce(Broken file) throws Exception {
        var files = new TlsFiles(folder, AUTHORITY)
                .write("crl", pem(AUTHORITY.list(Validity.NOW)))
                .write("denylist", "# none\n")
                .write("principal.topics", "{}");
        String good = Files.readString(files.file(file.setting()));
        Identity renewed = CERTIFICATES.server("EC");
        var log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true));
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            files.write(file.setting(), file.content());
            TlsFiles.await(
                    "complaint", () -> log.toString(StandardCharsets.UTF_8).contains("cannot be used; those before"));
            for (int i = 0; i < 5; i++) {
                assertThat(exchange(gateway, CLIENT).body()).isEqualTo(TOPIC);
            }
            assertThat(serverCertificate(gateway))
                    .isEqualTo(CERTIFICATES.server().certificate());

            files.write(file.setting(), good).keys(renewed);
            awaitServer(gateway, renewed);
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("cannot be used; those")))
                .singleElement()
                .asString()
                .contains("listener.ssl." + file.setting() + ".location")
                .contains(file.word());
    }

    private static void awaitServer(TestGateway gateway, Identity server) throws Exception {
        TlsFiles.await("renewed", () -> serverCertificate(gateway).equals(server.certificate()));
    }

    private static X509Certificate serverCertificate(TestGateway gateway) throws IOException {
        try (var client = gateway.connect(CLIENT)) {
            assertThat(client.send(GET).answer().body()).isEqualTo(TOPIC);
            return (X509Certificate) client.tls().getSession().getPeerCertificates()[0];
        }
    }

    private static boolean isRefused(TestGateway gateway, SSLContext as) {
        try {
            return exchange(gateway, as).status() == 401;
        } catch (IOException e) {
            return true;
        }
    }

    private static RawConnection.RawAnswer exchange(TestGateway gateway, SSLContext as) throws IOException {
        try (var client = gateway.connect(as)) {
            return client.send(GET).answer();
        }
    }

    private static String keys(Identity server) {
        return pem(server.key()) + pem(server.certificate());
    }

    private static Named<Broken> broken(String setting, String content, String word) {
        return broken(setting, "empty", content, word);
    }

    private static Named<Broken> broken(String setting, String name, String content, String word) {
        return Named.of(setting + ": " + name, new Broken(setting, content, word));
    }
}
