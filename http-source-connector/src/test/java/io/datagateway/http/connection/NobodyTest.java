// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static io.datagateway.http.testing.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.OpenConnections;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TlsFiles;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is not trusted is nobody, whatever names its certificate bears. */
@Timeout(40)
class NobodyTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String TOPIC = "sales.orders";
    private static final int MOST = 2;

    private final TestAuthority authority = new TestAuthority("Shop CA");
    private final SSLContext client = CERTIFICATES.as(authority.client(TOPIC));
    private final SSLContext forger = CERTIFICATES.as(new TestAuthority("Shop CA").client(TOPIC));

    @AutoClose
    private final OpenConnections open = new OpenConnections();

    @Test
    void aForgerTakesNoConnectionsOfTheClientWhoseNameItBears() throws Exception {
        try (var gateway = gateway()) {
            for (int i = 0; i < MOST; i++) {
                connect(gateway, forger);
            }
            for (int i = 0; i < MOST; i++) {
                assertThat(connect(gateway, client).send(GET).answer().body()).isEqualTo(TOPIC);
            }
            assertThat(connect(gateway, client).send(GET).answer().body()).contains("TooManyConnections");
        }
    }

    @Test
    void allWhoAreNotTrustedAreOneClientWithThoseWhoHaveNoCertificate() throws Exception {
        try (var gateway = gateway()) {
            for (int i = 0; i < MOST; i++) {
                assertThat(connect(gateway, CERTIFICATES.anonymous())
                                .send(GET)
                                .answer()
                                .body())
                        .contains("CertificateRequired");
            }

            RawConnection third = connect(gateway, forger);

            assertThat(third.send(GET).answer().body()).contains("TooManyConnections");
            assertThat(third.isClosedByServer(10_000)).isTrue();
        }
    }

    @Test
    void whoIsToldThatItIsNotTrustedMakesRoomForTheNext() throws Exception {
        try (var gateway = gateway()) {
            for (int i = 0; i < 2 * MOST; i++) {
                RawConnection connection = connect(gateway, forger);

                assertThat(connection.send(GET).answer().body()).contains("CertificateNotTrusted");
                TlsFiles.await("the server has closed it", connection::isGone);
            }
        }
    }

    private TestGateway gateway() {
        var ssl = CERTIFICATES.serverSsl();
        ssl.put("ssl.truststore.certificates", new Password(pem(authority.certificate())));
        var counts = new ConnectionLimits.Counts(1_000, MOST, 1_000);
        return new TestGateway(TestGateway.settings(ssl, counts), new TestGateway.WhoAmI());
    }

    private RawConnection connect(TestGateway gateway, SSLContext as) throws IOException {
        RawConnection connection = open.add(gateway.connect(as));
        connection.tls().startHandshake();
        return connection;
    }
}
