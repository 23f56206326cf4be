// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static io.datagateway.http.testing.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.TestCertificates;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.tls.TlsContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TlsContextTest {

    private static final TestCertificates CERTIFICATES = TestGateway.CERTIFICATES;
    private static final String PASSWORD = "secret-of-the-store";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void servesPemGivenAsText(String algorithm) throws Exception {
        assertServes(CERTIFICATES.serverSsl(CERTIFICATES.server(algorithm)));
    }

    @Test
    void servesPemFiles() throws Exception {
        Path keys = folder.resolve("server.pem");
        Files.writeString(
                keys,
                pem(CERTIFICATES.server().key()) + pem(CERTIFICATES.server().certificate()));
        Path trust = Files.writeString(folder.resolve("ca.pem"), pem(CERTIFICATES.ca()));

        assertServes(Map.of(
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                keys.toString(),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                trust.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void servesKeyStoreFiles(String type) throws Exception {
        assertServes(stores(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksBothVersionsOfTls(String version) throws Exception {
        try (var gateway = new TestGateway(new WhoAmI());
                var client = gateway.connect()) {
            client.tls().setEnabledProtocols(new String[] {version});
            client.tls().startHandshake();

            assertThat(client.tls().getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void offersOnlySuitesWithForwardSecrecyAndAuthenticatedEncryption() {
        var engine = new TlsContext(CERTIFICATES.serverSsl()).current().newEngine();

        assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        assertThat(engine.getEnabledCipherSuites())
                .hasSize(9)
                .allMatch(suite -> suite.contains("_GCM_") || suite.contains("POLY1305"))
                .allMatch(suite -> suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_"));
    }

    @Test
    void aSmallerChoiceIsKept() {
        var ssl = CERTIFICATES.serverSsl();
        ssl.put("ssl.enabled.protocols", List.of("TLSv1.3"));
        ssl.put("ssl.cipher.suites", "TLS_AES_256_GCM_SHA384");

        var engine = new TlsContext(ssl).current().newEngine();

        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
        assertThat(engine.getEnabledCipherSuites()).containsExactly("TLS_AES_256_GCM_SHA384");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keystore", "truststore"})
    void aFileThatCannotBeOpenedIsNamed(String store) throws Exception {
        var missing = new HashMap<>(stores("PKCS12"));
        missing.put("ssl." + store + ".location", "/nowhere.p12");
        var locked = new HashMap<>(stores("PKCS12"));
        locked.put("ssl." + store + ".password", new Password("wrong-" + PASSWORD));

        for (var ssl : List.of(missing, locked)) {
            assertThatThrownBy(() -> new TlsContext(ssl))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("listener.ssl." + store + ".location")
                    .hasMessageNotContaining(PASSWORD);
        }
    }

    @Test
    void storesWithoutWhatTheyAreForAreNamed() throws Exception {
        var noAuthority = new HashMap<>(stores("PKCS12"));
        noAuthority.put("ssl.truststore.location", save("empty.p12", TestCertificates.store("PKCS12")));
        var noKey = new HashMap<>(stores("PKCS12"));
        noKey.put("ssl.keystore.location", save("only-ca.p12", CERTIFICATES.trustStore("PKCS12")));

        assertThatThrownBy(() -> new TlsContext(noAuthority)).hasMessageContaining("no trusted certificate");
        assertThatThrownBy(() -> new TlsContext(noKey)).hasMessageContaining("no private key");
    }

    /** Anyone can have a session, and each keeps the client's certificates. */
    @Test
    void sessionsOfClientsAreKeptInSmallNumber() {
        var sessions =
                new TlsContext(CERTIFICATES.serverSsl()).current().context().getServerSessionContext();

        assertThat(sessions.getSessionCacheSize()).isBetween(1, 1_000);
    }

    @Test
    void aReloadGivesNewConnectionsTheNewCertificateAndLeavesOpenOnesAlone() throws Exception {
        Identity renewed = CERTIFICATES.server("EC");
        try (var gateway = new TestGateway(new WhoAmI());
                var before = gateway.connect()) {
            assertThat(serverCertificate(before))
                    .isEqualTo(CERTIFICATES.server().certificate());

            gateway.server().reload(CERTIFICATES.serverSsl(renewed));

            try (var after = gateway.connect()) {
                assertThat(serverCertificate(after)).isEqualTo(renewed.certificate());
            }
            assertThat(before.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aReloadChangesWhoIsTrusted() throws Exception {
        var other = new TestCertificates();
        var ssl = CERTIFICATES.serverSsl();
        ssl.put("ssl.truststore.certificates", new Password(pem(other.ca())));
        try (var gateway = new TestGateway(new WhoAmI())) {
            exchange(gateway);

            gateway.server().reload(ssl);

            try (var client = gateway.connect()) {
                assertThat(client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .answer()
                                .body())
                        .contains("\"code\":\"CertificateNotTrusted\"");
            }
        }
    }

    @Test
    void aReloadThatCannotServeKeepsTheOldCertificate() throws Exception {
        var expired = CERTIFICATES.serverSsl(CERTIFICATES.server("EC", Validity.PAST));
        try (var gateway = new TestGateway(new WhoAmI())) {
            assertThatThrownBy(() -> gateway.server().reload(expired)).isInstanceOf(ConfigException.class);

            exchange(gateway);
        }
    }

    private static void assertServes(Map<String, ?> ssl) throws Exception {
        try (var gateway = new TestGateway(TestGateway.settings(ssl, Duration.ofSeconds(30)), new WhoAmI())) {
            exchange(gateway);
        }
    }

    private static void exchange(TestGateway gateway) throws IOException {
        try (var client = gateway.connect()) {
            var answer =
                    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
            assertThat(answer.body()).isEqualTo("sales.orders");
        }
    }

    private static X509Certificate serverCertificate(RawConnection connection) throws IOException {
        return (X509Certificate) connection.tls().getSession().getPeerCertificates()[0];
    }

    private Map<String, Object> stores(String type) throws Exception {
        return Map.of(
                "ssl.keystore.type",
                type,
                "ssl.keystore.location",
                save("keys", CERTIFICATES.keyStore(type, CERTIFICATES.server(), PASSWORD.toCharArray())),
                "ssl.keystore.password",
                new Password(PASSWORD),
                "ssl.truststore.type",
                type,
                "ssl.truststore.location",
                save("trust", CERTIFICATES.trustStore(type)),
                "ssl.truststore.password",
                new Password(PASSWORD));
    }

    private String save(String name, KeyStore store) throws Exception {
        Path file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file.toString();
    }
}
