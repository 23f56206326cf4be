// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates;
import io.datagateway.http.testing.TlsFiles;
import io.datagateway.http.tls.TlsContext;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The download of the CA certificate by which clients verify the server. */
@Timeout(30)
class AuthorityHandlerTest {

    private static final String GET = "GET /ca.crt HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    Path folder;

    private TlsFiles files;

    @BeforeEach
    void publish() throws Exception {
        files = new TlsFiles(folder, new TestAuthority("CA of the clients"));
        files.ssl().put("ca.location", folder.resolve("published").toString());
        publish("# our CA\r\n" + TestCertificates.pem(CERTIFICATES.ca()));
    }

    private void publish(String content) throws Exception {
        Files.writeString(folder.resolve("published"), content);
    }

    @Test
    void whoHasNoCertificateGetsTheCa() throws Exception {
        try (var gateway = new TestGateway(files.settings(), new WhoAmI());
                var client = gateway.connect(CERTIFICATES.anonymous())) {
            var answer = client.send(GET).answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(TestCertificates.pem(CERTIFICATES.ca()));
            assertThat(client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theManagementAddressGivesItToo() throws Exception {
        try (var server =
                new GatewayServer(files.settings(), new ManagementSettings("127.0.0.1", 0), new WhoAmI(), () -> true)) {
            server.start();
            try (var client = new RawConnection(new Socket("127.0.0.1", server.managementPort()))) {
                assertThat(client.send(GET).answer().body()).isEqualTo(TestCertificates.pem(CERTIFICATES.ca()));
            }
        }
    }

    @Test
    void anErrorHasNoBodyThatCouldBeSavedAsACertificate() throws Exception {
        files.ssl().remove("ca.location");
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            assertError(gateway, GET, 404);
            assertError(gateway, GET.replace("GET", "POST").replace("\r\n\r\n", "\r\nContent-Length: 0\r\n\r\n"), 405);
            assertError(gateway, GET.replace("\r\n\r\n", "\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"), 501);
        }
    }

    private static void assertError(TestGateway gateway, String request, int status) throws Exception {
        try (var client = gateway.connect(CERTIFICATES.anonymous())) {
            var answer = client.send(request).answer();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void aRenewedFileIsGiven() throws Exception {
        String both = TestCertificates.pem(new TestAuthority("Next CA").certificate())
                + TestCertificates.pem(CERTIFICATES.ca());
        try (var gateway = new TestGateway(files.settings(), new WhoAmI());
                var client = gateway.connect(CERTIFICATES.anonymous())) {
            publish(both);
            gateway.server().refresh();

            assertThat(client.send(GET).answer().body()).isEqualTo(both);
        }
    }

    @Test
    void aPrivateKeyInTheFileIsNeverGiven() throws Exception {
        publish(TestCertificates.pem(CERTIFICATES.ca())
                + TestCertificates.pem(CERTIFICATES.server().key()));

        assertRefused("private key");
    }

    @Test
    void aCaThatHasNotSignedTheServerIsRefused() throws Exception {
        publish(TestCertificates.pem(new TestAuthority("Other CA").certificate()));
        assertRefused("signed this server's certificate (which is from "
                + CERTIFICATES.ca().getSubjectX500Principal().getName() + "; the file has CN=Other CA). Name the file");

        publish(TestCertificates.pem(new TestAuthority(
                        CERTIFICATES.ca().getSubjectX500Principal().getName().substring("CN=".length()))
                .certificate()));
        assertRefused("signed this server's certificate");
    }

    private void assertRefused(String why) {
        Map<String, Object> ssl = new HashMap<>(files.ssl());
        assertThatThrownBy(() -> new TlsContext(ssl))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener.ca.location")
                .hasMessageContaining(why);
    }
}
