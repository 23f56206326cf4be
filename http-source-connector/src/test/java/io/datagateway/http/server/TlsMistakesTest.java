// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static io.datagateway.http.testing.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.testing.TestCertificates;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.tls.TlsContext;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TlsMistakesTest {

    private static final TestCertificates CERTIFICATES = TestGateway.CERTIFICATES;

    /** An error in the settings, the setting that must be named, and a word of the remedy. */
    record TlsMistake(Consumer<Map<String, Object>> make, String setting, String remedy) {}

    static Stream<Named<TlsMistake>> mistakes() {
        Identity other = CERTIFICATES.server("EC");
        return Stream.of(
                mistake("no trust store", ssl -> remove(ssl, "ssl.truststore"), "ssl.truststore.location", "missing"),
                mistake("no key store", ssl -> remove(ssl, "ssl.keystore"), "ssl.keystore.location", "missing"),
                mistake("trust is not PEM", set("ssl.truststore.certificates", "x"), "ssl.truststore", "readable"),
                mistake("a public CA", trustsPublicAuthority(), "ssl.truststore.location", "CA of your own"),
                mistake("key is not PEM", set("ssl.keystore.key", "x"), "ssl.keystore.location", "readable"),
                mistake(
                        "another key",
                        set("ssl.keystore.key", pem(other.key())),
                        "ssl.keystore.location",
                        "private key"),
                mistake(
                        "expired",
                        ssl -> ssl.putAll(CERTIFICATES.serverSsl(CERTIFICATES.server("EC", Validity.PAST))),
                        "ssl.keystore.location",
                        "Renew"),
                mistake("old TLS", set("ssl.enabled.protocols", "TLSv1.1"), "ssl.enabled.protocols", "TLSv1.3"),
                mistake(
                        "weak suite",
                        set("ssl.cipher.suites", "TLS_RSA_WITH_AES_128_CBC_SHA"),
                        "ssl.cipher.suites",
                        "TLS_AES_128"),
                mistake(
                        "no suite for the key",
                        ssl -> ssl.putAll(Map.of(
                                "ssl.enabled.protocols", "TLSv1.2",
                                "ssl.cipher.suites", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")),
                        "ssl.keystore.location",
                        "ssl.cipher.suites"),
                mistake("anyone may come", set("ssl.client.auth", "none"), "ssl.client.auth", "required"),
                mistake("no such name", set("ssl.principal.source", "dn"), "ssl.principal.source", "san-uri"),
                mistake(
                        "URIs without topics",
                        set("ssl.principal.source", "san-uri"),
                        "ssl.principal.topics.location",
                        "mapping file"),
                mistake("no lists", set("ssl.crl.location", "/nowhere.crl"), "ssl.crl.location", "/nowhere"),
                mistake("no deny list", set("ssl.denylist.location", "/nowhere.txt"), "ssl.denylist", "readable"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsRemedy(TlsMistake mistake) {
        var ssl = new HashMap<>(CERTIFICATES.serverSsl());
        mistake.make().accept(ssl);

        assertThatThrownBy(() -> new TlsContext(ssl))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener." + mistake.setting())
                .hasMessageContaining(mistake.remedy())
                .hasMessageNotContaining("BEGIN");
    }

    private static Named<TlsMistake> mistake(
            String name, Consumer<Map<String, Object>> make, String setting, String remedy) {
        return Named.of(name, new TlsMistake(make, setting, remedy));
    }

    private static Consumer<Map<String, Object>> set(String setting, String value) {
        return ssl -> ssl.put(setting, value);
    }

    /** Adds a CA that this Java trusts by default. */
    private static Consumer<Map<String, Object>> trustsPublicAuthority() {
        return ssl -> {
            try {
                var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init((KeyStore) null);
                X509Certificate known = ((X509TrustManager) trust.getTrustManagers()[0]).getAcceptedIssuers()[0];
                ssl.put("ssl.truststore.certificates", pem(CERTIFICATES.ca()) + pem(known));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static void remove(Map<String, Object> ssl, String prefix) {
        ssl.keySet().removeIf(key -> key.startsWith(prefix));
    }
}
