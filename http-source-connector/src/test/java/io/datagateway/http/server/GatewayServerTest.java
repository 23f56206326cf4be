// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class GatewayServerTest {

    private final TestCertificates certificates = new TestCertificates();

    @Test
    void saysWhoIsThereOverBothProtocols() throws Exception {
        try (var server =
                new GatewayServer(settings(), new ManagementSettings("localhost", 0), new WhoAmI(), () -> true)) {
            server.start();
            for (var version : HttpClient.Version.values()) {
                var response = get(server, certificates.as("sales.orders"), version);

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.version()).isEqualTo(version);
                assertThat(response.body()).isEqualTo("sales.orders");
            }
            var refused = get(server, certificates.anonymous(), HttpClient.Version.HTTP_2);
            assertThat(refused.body()).contains("CertificateRequired");
        }
    }

    private ListenerSettings settings() {
        return new ListenerSettings("localhost", 0, certificates.serverSsl(), Duration.ofSeconds(30));
    }

    private static HttpResponse<String> get(GatewayServer server, SSLContext as, HttpClient.Version version)
            throws Exception {
        var client = HttpClient.newBuilder().sslContext(as).version(version).build();
        var request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static final class WhoAmI extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, ClientIdentity.of(request).name().orElse("nobody"), callback);
            return true;
        }
    }
}
