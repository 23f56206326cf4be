// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Kafka Connect's REST API, as a data engineer uses it. */
final class ConnectRest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;

    ConnectRest(String url) {
        this.url = url;
    }

    boolean answers() {
        try {
            return send(request("/connectors").GET().build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Creates or changes the connector called like the file, which holds its bare config map. */
    void deploy(Path config) throws IOException {
        HttpResponse<String> response = send(request("/connectors/" + name(config) + "/config")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(Files.readString(config)))
                .build());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("Connect refused " + config + ": " + response.body());
        }
    }

    /** The name of the connector whose config the file is. */
    static String name(Path config) {
        return config.getFileName().toString().replace(".json", "");
    }

    /** Whether the connector and at least one task of it run; fails if one of them has failed. */
    boolean runs(String connector) throws IOException {
        HttpResponse<String> response =
                send(request("/connectors/" + connector + "/status").GET().build());
        JsonNode status = json.readTree(response.body());
        if (response.body().contains("\"FAILED\"")) {
            throw new IOException(connector + " has failed: " + status.toPrettyString());
        }
        return status.at("/connector/state").asText().equals("RUNNING")
                && status.at("/tasks/0/state").asText().equals("RUNNING");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
