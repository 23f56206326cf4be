// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeFailureTest {

    /** What Java says of handshakes as curl, openssl and Python break them off. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Received fatal alert: unknown_ca | alert-unknown_ca
                    (certificate_unknown) Received fatal alert: certificate_unknown | alert-certificate_unknown
                    Insufficient buffer remaining for AEAD cipher fragment (2). Needs to be more than tag size (16) | alert-not-encrypted
                    no cipher suites in common | no-common-cipher-suite
                    The client supported protocol versions[TLSv1.1] are not accepted by server preferences [TLSv1.3] | no-common-version
                    No matching application layer protocol values | no-common-alpn
                    Unsupported or unrecognized SSL message | not-tls
                    Illegal server name, type=host_name(0), name=secret | other
                    """)
    void theReasonIsOneOfFewWords(String text, String reason) {
        assertThat(HandshakeFailure.of(new SSLHandshakeException(text)))
                .isEqualTo(new HandshakeFailure("TlsHandshakeFailed", reason));
    }

    @ParameterizedTest
    @CsvSource({"Empty client certificate chain, CertificateRequired, none-came"})
    void aCertificateThatIsRequiredAndDoesNotComeIsToldFromOthers(String text, String code, String reason) {
        assertThat(HandshakeFailure.of(new SSLHandshakeException(text))).isEqualTo(new HandshakeFailure(code, reason));
    }

    @ParameterizedTest
    @CsvSource({"closed"})
    void whoGoesAwayIsFoundInTheCause(String cause) {
        var failure = new SSLHandshakeException("Broken pipe");
        failure.initCause(new IOException(cause));

        assertThat(HandshakeFailure.of(failure).reason()).isEqualTo("closed-by-client");
    }
}
