// SPDX-License-Identifier: Apache-2.0
package io.datagateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCertificatesTest {

    @TempDir
    Path folder;

    @Test
    void issuesACertificateOfTheAuthorityAsPemAndPkcs12() throws Exception {
        new DemoCertificates(folder).issue("sales.orders");

        X509Certificate authority = certificate("ca.crt");
        X509Certificate issued = certificate("sales.orders.crt");
        issued.verify(authority.getPublicKey());
        assertThat(issued.getSubjectX500Principal().getName()).isEqualTo("CN=sales.orders");
        assertThat(Files.readString(folder.resolve("sales.orders.key"))).startsWith("-----BEGIN PRIVATE KEY-----");
        KeyStore store = KeyStore.getInstance(folder.resolve("sales.orders.p12").toFile(), "changeit".toCharArray());
        assertThat(store.getCertificate("sales.orders")).isEqualTo(issued);
    }

    @Test
    void nobodyElseMayReadTheKeys() throws Exception {
        Files.writeString(folder.resolve("sales.orders.key"), "from before");

        new DemoCertificates(folder).issue("sales.orders");

        for (String secret : List.of("ca.key", "sales.orders.key", "sales.orders.p12")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .as(secret)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void writesATrustStoreForClientsInJava() throws Exception {
        new DemoCertificates(folder);

        KeyStore store = KeyStore.getInstance(folder.resolve("truststore.p12").toFile(), "changeit".toCharArray());

        assertThat(store.getCertificate("ca")).isEqualTo(certificate("ca.crt"));
        assertThat(store.isKeyEntry("ca")).isFalse();
    }

    /** Python 3.13 refuses certificates without. */
    @Test
    void certificatesSayWhatTheirKeyIsForAndWhoHasSigned() throws Exception {
        new DemoCertificates(folder).issue("sales.orders");

        for (String name : List.of("ca.crt", "sales.orders.crt")) {
            X509Certificate certificate = certificate(name);
            assertThat(certificate.getExtensionValue("2.5.29.14"))
                    .as("subject key identifier")
                    .isNotNull();
            assertThat(certificate.getExtensionValue("2.5.29.35"))
                    .as("authority key identifier")
                    .isNotNull();
            assertThat(certificate.getKeyUsage()[name.equals("ca.crt") ? 5 : 0]).isTrue();
        }
    }

    private X509Certificate certificate(String name) throws Exception {
        try (var in = Files.newInputStream(folder.resolve(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
