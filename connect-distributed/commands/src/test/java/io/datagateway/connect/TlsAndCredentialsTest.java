// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST API over real TLS. */
class TlsAndCredentialsTest {

    @TempDir
    private Path folder;

    private TestCertificates certificates;

    @BeforeEach
    void issue() throws Exception {
        certificates = new TestCertificates(folder).issue("server", "EC");
    }

    @Test
    void aWorkerOfAPrivateAuthorityIsTrustedWithoutAClientCertificate() throws Exception {
        try (FakeConnect worker = worker(false)) {
            assertThat(rest(worker, new TlsFiles(authority(), null, null)).connectors())
                    .containsExactly("orders");
        }
    }

    @Test
    void aWorkerOfAnUnknownAuthorityIsNotSpokenTo() throws Exception {
        try (FakeConnect worker = worker(false)) {
            assertThatThrownBy(rest(worker, new TlsFiles(null, null, null))::connectors)
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessageContaining("SSLHandshakeException")
                    .hasMessageEndingWith("name the right one by --cacert");
            assertThat(worker.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aWorkerThatWantsAClientCertificateGetsIt(String algorithm) throws Exception {
        certificates.issue("client", algorithm);
        try (FakeConnect worker = worker(true)) {
            var mutual = new TlsFiles(authority(), folder.resolve("client.crt"), folder.resolve("client.key"));

            assertThat(rest(worker, mutual).connectors()).containsExactly("orders");
            assertThatThrownBy(rest(worker, new TlsFiles(authority(), null, null))::connectors)
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessageEndingWith("--cert and --key");
        }
    }

    @Test
    void credentialsGoWithEveryRequestAndAreNotPrinted() throws Exception {
        var credentials = new BasicCredentials("anna", "sesame");
        try (FakeConnect worker = new FakeConnect(0).says("GET /connectors", 200, "[]")) {
            new ConnectRest(
                            ConnectGroup.parse(worker.url()),
                            new RestAccess(Duration.ofSeconds(30), Optional.empty(), Optional.of(credentials), true))
                    .connectors();

            assertThat(worker.authorizations()).containsExactly("Basic YW5uYTpzZXNhbWU=");
        }
        assertThat(credentials).hasToString("anna");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        certificates.issue("client", "EC").issue("other", "EC").issue("third", "RSA");

        for (String key : List.of("other.key", "third.key")) {
            var mixed = new TlsFiles(null, folder.resolve("client.crt"), folder.resolve(key));
            assertThatThrownBy(mixed::context).hasMessageContaining(key + " is not that of the certificate in ");
        }
    }

    @Test
    void aCertificateNeedsItsKeyAndAKeyItsCertificate() {
        assertThatThrownBy(() -> new TlsFiles(null, authority(), null)).hasMessageContaining("together");
        assertThatThrownBy(() -> new TlsFiles(null, null, authority())).hasMessageContaining("together");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void anotherFormOfKeyIsRefusedWithTheCommandThatConvertsIt(String type) throws Exception {
        Path key = certificates.write("old.key", type, new byte[] {1, 2, 3});

        assertThatThrownBy(new PemFile(key)::privateKey)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(type)
                .hasMessageContaining("openssl pkey -in " + key + " -out ");
    }

    @Test
    void aFileThatHoldsSomethingElseIsNamed() throws Exception {
        Path damaged = certificates.write("damaged.key", "PRIVATE KEY", new byte[] {1, 2, 3});

        assertThatThrownBy(new PemFile(damaged)::privateKey)
                .hasMessageContaining(damaged + " holds a private key that");
        assertThatThrownBy(new PemFile(damaged)::certificates).hasMessageContaining(damaged + " holds no certificate");
        assertThatThrownBy(new PemFile(authority())::privateKey).hasMessageContaining("holds no private key");
        assertThatThrownBy(new PemFile(folder.resolve("absent"))::certificates).hasMessageContaining("does not exist");
    }

    private Path authority() {
        return folder.resolve("ca.crt");
    }

    private FakeConnect worker(boolean strict) throws IOException {
        return FakeConnect.overTls(certificates.server("server"), strict).says("GET /connectors", 200, "[\"orders\"]");
    }

    private static ConnectRest rest(FakeConnect worker, TlsFiles files) throws IOException {
        return new ConnectRest(
                ConnectGroup.parse(worker.url()), RestAccess.of(Duration.ofSeconds(30), files, Optional.empty()));
    }
}
