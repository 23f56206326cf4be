// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Kafka Connect's REST API on one worker. What it refuses or does not answer in time is an {@link IOException}. */
public final class ConnectRest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private final Duration timeout;

    /**
     * @param url of the worker, as {@code http://localhost:8083}
     * @param timeout for a whole request, from connecting to the last byte of the answer
     */
    public ConnectRest(String url, Duration timeout) {
        this.url = url.replaceAll("/+$", "");
        this.timeout = timeout;
    }

    public String url() {
        return url;
    }

    public boolean answers() {
        try {
            connectors();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public List<String> connectors() throws IOException {
        var names = new ArrayList<String>();
        get("/connectors").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The state of every connector, by its name, in one request. */
    public SortedMap<String, ConnectorStatus> statuses() throws IOException {
        var statuses = new TreeMap<String, ConnectorStatus>();
        for (JsonNode connector : get("/connectors?expand=status")) {
            ConnectorStatus status = ConnectorStatus.of(connector.path("status"));
            statuses.put(status.name(), status);
        }
        return statuses;
    }

    public ConnectorStatus status(String connector) throws IOException {
        return ConnectorStatus.of(get(path(connector, "/status")));
    }

    /** Whether the connector and all its tasks, at least one, run; fails if one of them has failed. */
    public boolean runs(String connector) throws IOException {
        // Of a connector just created there is no status yet, which is not an error here.
        ConnectorStatus status = statuses().get(connector);
        if (status == null) {
            return false;
        }
        if (status.failed()) {
            throw new IOException(connector + " has failed: " + status);
        }
        return status.running();
    }

    public Map<String, String> config(String connector) throws IOException {
        return json.convertValue(get(path(connector, "/config")), new TypeReference<>() {});
    }

    /** Creates the connector or changes its config to this. */
    public void putConfig(String connector, Map<String, String> config) throws IOException {
        send("PUT", path(connector, "/config"), BodyPublishers.ofString(json.writeValueAsString(config)));
    }

    /** Creates or changes the connector called like the file, which holds its bare config map. */
    public void deploy(Path config) throws IOException {
        send("PUT", path(name(config), "/config"), BodyPublishers.ofString(Files.readString(config)));
    }

    /** The name of the connector whose config the file is. */
    public static String name(Path config) {
        return config.getFileName().toString().replace(".json", "");
    }

    /** Restarts the connector and its tasks as far as they have failed (KIP-745). */
    public void restartFailed(String connector) throws IOException {
        send("POST", path(connector, "/restart?includeTasks=true&onlyFailed=true"), BodyPublishers.noBody());
    }

    /** Restarts the connector and none of its tasks, in whatever state it is. */
    public void restartConnector(String connector) throws IOException {
        send("POST", path(connector, "/restart"), BodyPublishers.noBody());
    }

    /** Restarts a task, in whatever state it is. */
    public void restartTask(String connector, int task) throws IOException {
        send("POST", path(connector, "/tasks/" + task + "/restart"), BodyPublishers.noBody());
    }

    public void pause(String connector) throws IOException {
        send("PUT", path(connector, "/pause"), BodyPublishers.noBody());
    }

    /** Ends the tasks of the connector and keeps its config (KIP-875). */
    public void stop(String connector) throws IOException {
        send("PUT", path(connector, "/stop"), BodyPublishers.noBody());
    }

    public void resume(String connector) throws IOException {
        send("PUT", path(connector, "/resume"), BodyPublishers.noBody());
    }

    private static String path(String connector, String rest) {
        return "/connectors/" + URLEncoder.encode(connector, UTF_8).replace("+", "%20") + rest;
    }

    private JsonNode get(String path) throws IOException {
        String body = send("GET", path, BodyPublishers.noBody());
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException(url + path + " did not answer in JSON; is it a Connect worker?");
        }
    }

    private String send(String method, String path, BodyPublisher body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        String what = method + " " + url + path;
        // The client's own timeout would end with the answer's headers.
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        HttpResponse<String> response = await(answer, what);
        if (response.statusCode() / 100 != 2) {
            throw new RefusedException(what, response.statusCode(), message(response.body()));
        }
        return response.body();
    }

    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer, String what) throws IOException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(what + " was not answered in " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(what + " failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(what + " was interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private String message(String body) {
        try {
            return json.readTree(body).path("message").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
