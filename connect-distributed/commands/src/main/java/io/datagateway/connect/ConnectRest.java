// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Kafka Connect's REST API of one group. What Connect refuses is a {@link RequestRefusedException}, what no worker
 * answers in time a {@link NoAnswerException}.
 */
public final class ConnectRest {

    private final WorkerClient workers;
    private final ObjectMapper json = new ObjectMapper();

    /** The API of a single worker, without certificates or credentials. */
    public ConnectRest(String url, Duration timeout) {
        this(new ConnectGroup(List.of(url)), RestAccess.open(timeout));
    }

    public ConnectRest(ConnectGroup group, RestAccess access) {
        this.workers = new WorkerClient(group, access);
    }

    /** The URLs of the workers, with commas between them. */
    public String url() {
        return workers.group().toString();
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

    /** True if the connector and all its tasks, at least one, run; fails if one of them has failed. */
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

    /** The config of every connector, by its name, in one request. */
    public SortedMap<String, Map<String, String>> configs() throws IOException {
        var configs = new TreeMap<String, Map<String, String>>();
        for (Map.Entry<String, JsonNode> connector :
                get("/connectors?expand=info").properties()) {
            configs.put(
                    connector.getKey(),
                    json.convertValue(connector.getValue().at("/info/config"), new TypeReference<>() {}));
        }
        return configs;
    }

    /** The topics that the connector has written to or read from, as far as its workers remember (KIP-558). */
    public List<String> topics(String connector) throws IOException {
        var topics = new ArrayList<String>();
        get(path(connector, "/topics")).path(connector).path("topics").forEach(topic -> topics.add(topic.asText()));
        return topics;
    }

    /** The Kafka cluster that the group keeps its state on, if its worker tells. */
    public Optional<String> kafkaClusterId() throws IOException {
        try {
            return Optional.ofNullable(get("/").path("kafka_cluster_id").textValue());
        } catch (RequestRefusedException e) {
            return Optional.empty();
        }
    }

    /** The value of a setting of this config as a worker reads it, after its config providers; empty if none tells. */
    public Optional<String> resolved(Map<String, String> config, String key) throws IOException {
        String plugin = config.getOrDefault("connector.class", "").replaceAll(".*\\.", "");
        try {
            String answer = workers.send(
                    "PUT",
                    "/connector-plugins/" + encoded(plugin) + "/config/validate",
                    json.writeValueAsString(config));
            for (JsonNode setting : json.readTree(answer).path("configs")) {
                if (setting.at("/value/name").asText().equals(key)) {
                    return Optional.ofNullable(setting.at("/value/value").textValue());
                }
            }
        } catch (RequestRefusedException e) {
            // It has no such plugin, or a placeholder means nothing to it.
        }
        return Optional.empty();
    }

    /** The config of the connector, if there is such a connector. */
    Optional<Map<String, String>> findConfig(String connector) throws IOException {
        try {
            return Optional.of(config(connector));
        } catch (RequestRefusedException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Creates the connector or changes its config to this. */
    public void putConfig(String connector, Map<String, String> config) throws IOException {
        workers.send("PUT", path(connector, "/config"), json.writeValueAsString(config));
    }

    /** Creates or changes the connector called like the file, which holds its bare config map. */
    public void deploy(Path config) throws IOException {
        workers.send("PUT", path(name(config), "/config"), Files.readString(config));
    }

    /** The name of the connector whose config the file is. */
    public static String name(Path config) {
        return config.getFileName().toString().replaceAll("\\.json$", "");
    }

    /** Restarts the connector and its tasks as far as they have failed (KIP-745). */
    public void restartFailed(String connector) throws IOException {
        workers.send("POST", path(connector, "/restart?includeTasks=true&onlyFailed=true"), "");
    }

    /** Restarts the connector and none of its tasks, in whatever state it is. */
    public void restartConnector(String connector) throws IOException {
        workers.send("POST", path(connector, "/restart"), "");
    }

    /** Restarts a task, in whatever state it is. */
    public void restartTask(String connector, int task) throws IOException {
        workers.send("POST", path(connector, "/tasks/" + task + "/restart"), "");
    }

    public void pause(String connector) throws IOException {
        workers.send("PUT", path(connector, "/pause"), "");
    }

    /** Ends the tasks of the connector and keeps its config (KIP-875). */
    public void stop(String connector) throws IOException {
        workers.send("PUT", path(connector, "/stop"), "");
    }

    public void resume(String connector) throws IOException {
        workers.send("PUT", path(connector, "/resume"), "");
    }

    private static String path(String connector, String rest) {
        return "/connectors/" + encoded(connector) + rest;
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
    }

    private JsonNode get(String path) throws IOException {
        String body = workers.send("GET", path, "");
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException(url() + path + " did not answer in JSON; is it a Connect worker?");
        }
    }
}
