// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.TestCertificates;
import io.datagateway.http.tls.TlsContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of OpenSSL, made by the commands that people type. Without OpenSSL here nothing is shown. */
@Timeout(120)
class OpensslFilesTest {

    private static final String CERTIFICATE =
            "openssl req -x509 -new -key key -passin pass:secret -subj /CN=localhost -days 1 -out crt; ";
    private static final String EC = "openssl ecparam -name prime256v1 -genkey -out key; ";
    private static final String RSA = "openssl genrsa -out key 2048; ";

    @TempDir
    Path folder;

    @BeforeAll
    static void opensslIsHere() {
        boolean isHere;
        try {
            isHere = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            isHere = false;
        }
        assumeTrue(isHere, "openssl is not installed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EC + CERTIFICATE + "cat key crt > pem",
                EC + CERTIFICATE + "openssl pkcs8 -topk8 -in key -passout pass:secret -out p8; cat p8 crt > pem",
                EC + CERTIFICATE
                        + "openssl pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA1 -in key -passout pass:secret -out p8;"
                        + " cat crt p8 > pem",
                EC + CERTIFICATE
                        + "openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES -in key -passout pass:secret -out p8; cat p8 crt > pem",
                EC + CERTIFICATE + "cat key crt | sed 's/$/\\r/' > pem",
                EC + CERTIFICATE
                        + "(echo '# the gateway, who: ops'; cat key; openssl x509 -in crt -text; echo end) > pem",
                EC + CERTIFICATE
                        + "openssl pkcs12 -export -inkey key -in crt -passout pass:secret -out p12;"
                        + " openssl pkcs12 -in p12 -passin pass:secret -passout pass:secret -out pem",
                RSA + CERTIFICATE + "openssl rsa -traditional -in key -out old; cat old crt > pem",
                RSA + CERTIFICATE + "openssl pkcs8 -topk8 -in key -passout pass:secret -out p8; cat p8 crt > pem",
                "openssl genpkey -algorithm ed25519 -out key; " + CERTIFICATE + "cat key crt > pem",
                "openssl genpkey -algorithm ed25519 -aes256 -pass pass:secret -out key; " + CERTIFICATE
                        + "cat key crt > pem"
            })
    void aKeyThatOpensslWritesServes(String commands) throws Exception {
        type(commands);

        assertThatCode(() -> new TlsContext(server("PEM", "pem")).close()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {EC, RSA, "openssl genpkey -algorithm ed25519 -out key; "})
    void soDoesAKeyStoreInPkcs12(String key) throws Exception {
        type(key + CERTIFICATE + "openssl pkcs12 -export -inkey key -in crt -passout pass:secret -out p12");

        assertThatCode(() -> new TlsContext(server("PKCS12", "p12")).close()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RSA + CERTIFICATE
                        + "openssl rsa -traditional -aes256 -in key -passout pass:secret -out p; cat p crt > pem",
                EC + CERTIFICATE + "openssl pkcs8 -topk8 -v2 des3 -in key -passout pass:secret -out p; cat p crt > pem",
                EC + CERTIFICATE + "openssl pkcs8 -topk8 -scrypt -in key -passout pass:secret -out p; cat p crt > pem",
                EC + CERTIFICATE + "openssl pkcs8 -topk8 -in key -passout pass:other -out p; cat p crt > pem"
            })
    void ofAKeyThatCannotServeTheMessageSaysWhatToType(String commands) throws Exception {
        type(commands);

        assertThatThrownBy(() -> new TlsContext(server("PEM", "pem")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener.ssl.keystore.location")
                .hasMessageContaining("listener.ssl.key.password")
                .hasMessageContaining("openssl pkcs8 -topk8 -in")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aCertificateForACurveWithoutANameIsToBeIssuedAnew() throws Exception {
        type("openssl ecparam -name prime256v1 -param_enc explicit -genkey -out key; " + CERTIFICATE
                + "cat key crt > pem");

        assertThatThrownBy(() -> new TlsContext(server("PEM", "pem")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener.ssl.keystore.location")
                .hasMessageContaining("issued anew")
                .hasMessageContaining("openssl ecparam -name prime256v1 -genkey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES",
                "-certpbe NONE",
                "-certpbe AES-128-CBC -macalg sha1"
            })
    void aTrustStoreOfOpensslIsTrusted(String options) throws Exception {
        Files.writeString(folder.resolve("ca"), TestCertificates.pem(TestGateway.CERTIFICATES.ca()));
        type("openssl pkcs12 -export -nokeys -in ca -passout pass:secret " + options + " -out p12");

        try (var gateway = new TestGateway(
                TestGateway.settings(trusting("p12", "secret"), Duration.ofSeconds(30)), new WhoAmI())) {
            assertThat(gateway.isClosedTo(TestGateway.CERTIFICATES.client("sales.orders")))
                    .isFalse();
        }
    }

    @Test
    void ofATrustStoreThatCannotBeOpenedTheMessageSaysWhatToType() throws Exception {
        Files.writeString(folder.resolve("ca"), TestCertificates.pem(TestGateway.CERTIFICATES.ca()));
        type("openssl pkcs12 -export -nokeys -in ca -passout pass:secret -out p12");
        Map<String, Object> ssl = trusting("p12", "secret");
        ssl.remove("ssl.truststore.password");

        assertThatThrownBy(() -> new TlsContext(ssl))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener.ssl.truststore.password")
                .hasMessageContaining("openssl pkcs12 -in");
    }

    @Test
    void theChainOfAKeyIsNotTakenForATrustStore() throws Exception {
        type(EC + CERTIFICATE + "openssl pkcs12 -export -inkey key -in crt -passout pass:secret -out p12");

        assertThatThrownBy(() -> new TlsContext(trusting("p12", "secret")))
                .hasMessageContaining("listener.ssl.truststore.location holds no trusted certificate");
    }

    @Test
    void certificatesWithLinesOfWindowsAndTextsAreTrusted() throws Exception {
        Files.writeString(folder.resolve("ca"), TestCertificates.pem(TestGateway.CERTIFICATES.ca()));
        type("(echo 'Our CA: since 2019'; openssl x509 -in ca -text) | sed 's/$/\\r/' > pem");
        Map<String, Object> ssl = trusting("pem", "");
        ssl.put("ssl.truststore.type", "PEM");

        try (var gateway = new TestGateway(TestGateway.settings(ssl, Duration.ofSeconds(30)), new WhoAmI())) {
            assertThat(gateway.isClosedTo(TestGateway.CERTIFICATES.client("sales.orders")))
                    .isFalse();
        }
    }

    private Map<String, Object> server(String type, String file) {
        Map<String, Object> ssl = TestGateway.CERTIFICATES.serverSsl();
        ssl.keySet().removeIf(key -> key.startsWith("ssl.keystore"));
        ssl.put("ssl.keystore.type", type);
        ssl.put("ssl.keystore.location", folder.resolve(file).toString());
        ssl.put(type.equals("PEM") ? "ssl.key.password" : "ssl.keystore.password", new Password("secret"));
        return ssl;
    }

    private Map<String, Object> trusting(String file, String password) {
        var ssl = new HashMap<>(TestGateway.CERTIFICATES.serverSsl());
        ssl.remove("ssl.truststore.certificates");
        ssl.put("ssl.truststore.type", "PKCS12");
        ssl.put("ssl.truststore.location", folder.resolve(file).toString());
        ssl.put("ssl.truststore.password", new Password(password));
        return ssl;
    }

    private void type(String commands) throws Exception {
        Process shell = new ProcessBuilder("sh", "-ec", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor()).as(said).isZero();
    }
}
