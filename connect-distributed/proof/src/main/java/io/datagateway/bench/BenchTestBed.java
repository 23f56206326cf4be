// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Startup;
import io.datagateway.cluster.Topology;
import io.datagateway.connect.ConnectRest;
import io.datagateway.demo.ClientTls;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The cluster of the scenarios: one broker, and one worker in each Connect group. */
record BenchTestBed(BenchOptions options, Cluster cluster, PrintStream out) {

    /** Partitions of every topic. */
    static final int PARTITIONS = 4;

    private static final Duration REST_TIMEOUT = Duration.ofSeconds(30);

    private static final String PRODUCER = "producer.override.";

    URI gateway() {
        return URI.create(cluster.topology().gatewayUrls().get(0));
    }

    SSLContext tls(String identity) throws IOException, GeneralSecurityException {
        return ClientTls.context(cluster.paths().certs(), identity);
    }

    Path catalog() {
        return cluster.paths().root().resolve("catalog");
    }

    Comparison comparison() {
        return new Comparison(options, new GcLogs(cluster.paths().logs()), out);
    }

    Startup startup() {
        return new Startup(cluster);
    }

    OrderRecords orders() throws IOException {
        return new OrderRecords(cluster.paths().contracts(), options.seed);
    }

    /** Deploys the gateway with the catalog of the run; returns when it takes requests. */
    void startGateway() throws IOException, InterruptedException {
        deploy("http-source", "http-source", Map.of("contracts.path", catalog().toString()));
    }

    /** Deploys a connector, and waits until it runs. */
    void deploy(String connector, String shipped, Map<String, String> changes)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(changes);
        settings.putAll(options.settings());
        startup().deploy(connector, shipped, settings);
        startup().awaitRunning(connector, shipped);
    }

    /**
     * Returns the REST interface of a connector's group.
     *
     * @param shipped the shipped config that the connector has
     */
    ConnectRest rest(String shipped) {
        Topology topology = cluster.topology();
        return new ConnectRest(topology.connectUrls(topology.group(shipped)).get(0), REST_TIMEOUT);
    }

    /** Creates the topics that are not there yet. */
    void topics(List<String> names) throws IOException, InterruptedException {
        try (Admin admin = admin()) {
            var known = admin.listTopics().names().get();
            admin.createTopics(names.stream()
                            .filter(name -> !known.contains(name))
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("cannot make the topics", e.getCause());
        }
    }

    Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.topology().bootstrapServers()));
    }

    /** Returns a producer with the settings of the shipped gateway's. */
    Producer<byte[], byte[]> producer(Map<String, Object> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(producerSettings("http-source"));
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.topology().bootstrapServers());
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns clients that send so many records in each request. */
    HttpLoad load(Workload workload, int connections, int records) throws IOException, GeneralSecurityException {
        return new HttpLoad(tls(workload.topic()), gateway(), connections, workload.requests(records));
    }

    /** Writes the values of a workload to a file of the run. */
    Path payload(Workload workload, String name) throws IOException {
        Path file = cluster.paths().root().resolve(name + ".payload");
        workload.writePayload(file);
        return file;
    }

    /** Returns the command line of a Java process like the worker's, up to its arguments. */
    List<String> java(String classPath, String mainClass) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options.jvm().worker());
        line.add("-Dlog4j2.configurationFile=" + cluster.paths().log4j());
        line.addAll(List.of("-cp", classPath, mainClass));
        return line;
    }

    /** Returns the settings of a shipped connector's producer. */
    Map<String, String> producerSettings(String connector) throws IOException {
        Path shipped = cluster.paths().bundle().resolve("config/connectors/" + connector + ".json");
        Map<String, String> all =
                new ObjectMapper().readValue(Files.readString(shipped), new TypeReference<Map<String, String>>() {});
        return all.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(PRODUCER))
                .collect(Collectors.toMap(
                        setting -> setting.getKey().substring(PRODUCER.length()),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        TreeMap::new));
    }
}
