// SPDX-License-Identifier: Apache-2.0
package io.datagateway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A producer: POSTs batches over HTTPS with a client certificate, or without one. */
public final class GatewayClient {

    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();
    private final String url;

    /** @param identity the name of the certificate to use in the folder; null for none */
    public GatewayClient(String url, Path certs, @Nullable String identity)
            throws IOException, GeneralSecurityException {
        this.url = url;
        this.http = HttpClient.newBuilder()
                .sslContext(ClientTls.context(certs, identity))
                .build();
    }

    /** An answer of the gateway. */
    public record Answer(int status, JsonNode body) {
        public String text(String member) {
            return body.path(member).asText();
        }
    }

    /** POSTs a body of Avro datums; the headers {@code version} and {@code batch} are the caller's. */
    public Answer post(String topic, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/1.0/" + topic))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/avro")
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), json.readTree(response.body()));
    }
}
