// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static io.datagateway.http.testing.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.TestCertificates.Identity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CAs of the trust store that may not do what they do, and certificates too weak to prove anything. */
@Timeout(60)
class UntrustedAuthorityTest {

    /**
     * A client and the CAs that the gateway trusts.
     *
     * @param answer the reason of a 401, or the client's name
     */
    record Chain(String name, Identity client, String answer, X509Certificate... trusted) {
        @Override
        public String toString() {
            return name + " → " + answer;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"io.datagateway.http.tls.LimitedAuthorities#cases", "io.datagateway.http.tls.WeakCertificates#cases"
    })
    void theWholePathIsJudgedWithTheAnchor(Chain chain) throws Exception {
        var ssl = new HashMap<>(TestGateway.CERTIFICATES.serverSsl());
        ssl.put(
                "ssl.truststore.certificates",
                new Password(List.of(chain.trusted()).stream()
                        .map(certificate -> pem(certificate))
                        .collect(Collectors.joining())));
        try (var gateway =
                        new TestGateway(TestGateway.settings(ssl, Duration.ofSeconds(30)), new TestGateway.WhoAmI());
                var connection = gateway.connect(TestGateway.CERTIFICATES.as(chain.client()))) {
            String body = connection
                    .send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .answer()
                    .body();

            assertThat(body.replaceFirst("(?s).*\"reason\":\"([a-z-]+)\".*", "$1"))
                    .as(body)
                    .isEqualTo(chain.answer());
        }
    }
}
