// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static io.datagateway.http.testing.TestCertificates.commonName;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.testing.TlsFiles;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RefusalLogTest {

    private static final String CA = CERTIFICATES.ca().getSubjectX500Principal().getName();

    @RegisterExtension
    private final RefusalLines log = new RefusalLines();

    @Test
    void aRefusedRequestLeavesOneLineThatSaysWhoWhereAndWhyAndNothingMore() throws Exception {
        try (var gateway = new TestGateway(new Refusing());
                var client = gateway.connect()) {
            client.send("POST /api/1.0/sales.orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n"
                            + "trace-id: t-1\r\nproducer-id: hidden\r\n\r\nhidden")
                    .answer();

            log.await(1);
        }
        assertThat(log.lines())
                .singleElement()
                .asString()
                .matches(".*refused code=MalformedRecord topic=\"sales.orders\" subject=\"CN=sales.orders\" issuer=\""
                        + CA + "\" address=127\\.0\\.0\\.1:\\d+ batch=\"[0-9a-f-]{36}\" trace=\"t-1\"")
                .doesNotContain("hidden");
    }

    @Test
    void whoIsNotTrustedIsNamedAsItsCertificateSays() throws Exception {
        try (var gateway = new TestGateway(new WhoAmI())) {
            exchange(gateway, CERTIFICATES.as(new TestAuthority("Foreign CA").client("sales.orders")));

            log.await(1);
        }
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("code=CertificateNotTrusted reason=unknown-issuer")
                .contains("subject=\"CN=sales.orders\" issuer=\"CN=Foreign CA\"");
    }

    @Test
    void whatIsNoHttpLeavesALineToo() throws Exception {
        try (var gateway = new TestGateway(new WhoAmI());
                var client = gateway.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").answer();

            log.await(1);
        }
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("code=MalformedRequest subject=\"CN=sales.orders\"");
    }

    @Test
    void aRefusedHandshakeSaysWhichCertificateCameAndWhy() throws Exception {
        var ssl = CERTIFICATES.serverSsl();
        ssl.put("ssl.client.auth", "required");
        try (var gateway = new TestGateway(TestGateway.settings(ssl, Duration.ofSeconds(30)), new WhoAmI())) {
            exchange(gateway, CERTIFICATES.as(CERTIFICATES.client(commonName("late"), Validity.PAST)));
            log.await(1);
            exchange(gateway, CERTIFICATES.anonymous());
            log.await(2);
        }
        assertThat(log.lines().get(0))
                .matches(".*refused code=CertificateExpired reason=expired subject=\"CN=late\" issuer=\"" + CA
                        + "\" address=127\\.0\\.0\\.1:\\d+");
        assertThat(log.lines().get(1)).matches(".*refused code=CertificateRequired reason=none-came address=127.*");
    }

    @Test
    void aClientThatDoesNotTrustThisServerIsNoted() throws Exception {
        try (var gateway = new TestGateway(new WhoAmI())) {
            exchange(gateway, SSLContext.getDefault());

            log.await(1);
        }
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("code=TlsHandshakeFailed reason=alert-certificate_");
    }

    @Test
    void plainHttpAndWhatIsNeitherAreNoted() throws Exception {
        try (var gateway = new TestGateway(new WhoAmI())) {
            send(gateway, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            log.await(1);
            send(gateway, "hello\r\n");
            log.await(2);
        }
        assertThat(log.lines().get(0)).contains("code=MalformedRequest reason=plain-http address=127");
        assertThat(log.lines().get(1)).contains("code=TlsHandshakeFailed reason=not-tls address=127");
    }

    private static void send(TestGateway gateway, String text) throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.server().port())) {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void whoSaysNothingAndWhoIsServedLeaveNoLine() throws Exception {
        try (var gateway = new TestGateway(new WhoAmI())) {
            new Socket("127.0.0.1", gateway.server().port()).close();
            exchange(gateway, TestGateway.ORDERS);
            exchange(gateway, CERTIFICATES.anonymous());

            log.await(1);
        }
        assertThat(log.lines()).singleElement().asString().contains("code=CertificateRequired address=127");
    }

    @Test
    void beyondTheBudgetLinesAreCounted() throws Exception {
        try (var gateway = new TestGateway(new Refusing());
                var client = gateway.connect()) {
            for (int i = 0; i < 20; i++) {
                client.send("GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
            }
            gateway.pass(Duration.ofSeconds(11));

            TlsFiles.await("the sum", () -> log.text().contains("lines-left-out=15"));
            assertThat(gateway.server().refusals().refused()).isEqualTo(20);
            assertThat(gateway.server().refusals().notWritten()).isEqualTo(15);
        }
        assertThat(log.lines()).hasSize(6);
    }

    @Test
    void aClientCannotForgeAPartOfALine() throws Exception {
        try (var gateway = new TestGateway(new Refusing());
                var client = gateway.connect()) {
            client.send("GET /api/1.0/x%0acode=y HTTP/1.1\r\nHost: localhost\r\ntrace-id: a\" code=\"b\u00e9\r\n\r\n")
                    .answer();

            log.await(1);
        }
        assertThat(log.lines())
                .singleElement()
                .asString()
                .doesNotContain("topic=")
                .endsWith("trace=\"a\\\" code=\\\"b\\\\u00e9\"");
    }

    private static void exchange(TestGateway gateway, SSLContext as) {
        try (var client = gateway.connect(as)) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
        } catch (IOException e) {
            // Refused in the handshake.
        }
    }

    private static final class Refusing extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            new Problem(ProblemCode.MALFORMED_RECORD, "Record 0 is bad.").write(request, response, callback);
            return true;
        }
    }
}
