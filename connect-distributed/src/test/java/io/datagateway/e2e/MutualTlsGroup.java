// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Node;
import io.datagateway.cluster.Startup;
import io.datagateway.cluster.Topology;
import io.datagateway.connect.ConnectGroup;
import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.RestAccess;
import io.datagateway.connect.TlsFiles;
import io.datagateway.demo.DemoCertificates;
import io.datagateway.demo.Orders;
import io.datagateway.distribution.ShippedWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.test.TestUtils;

/** Two processes of the shipped worker in one group, whose REST API has the shipped block for TLS on both sides. */
final class MutualTlsGroup {

    private static final String SHIPPED = "worker.properties";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Path certificates;
    private final Path others;

    private MutualTlsGroup(Cluster cluster) throws IOException {
        this.cluster = cluster;
        this.certificates = Files.createDirectories(cluster.paths().root().resolve("rest"));
        this.others = Files.createDirectories(cluster.paths().root().resolve("others"));
    }

    static MutualTlsGroup start(String name) throws Exception {
        Path home = Path.of("").toAbsolutePath();
        var paths = new ClusterPaths(home, home.resolve("target").resolve(name));
        var cluster = new Cluster(paths, Topology.onFreePorts(1, 2, false), JvmOptions.QUICK);
        cluster.issue(List.of("gateway", Orders.TOPIC));
        cluster.killAllAtExit();
        cluster.prepare();
        var group = new MutualTlsGroup(cluster);
        group.issue();
        for (Node worker : cluster.topology().connectNodes()) {
            group.takeTls(worker);
        }
        group.startProcesses();
        return group;
    }

    private void issue() throws Exception {
        var authority = new DemoCertificates(certificates);
        authority.issue("worker");
        authority.issue("operator");
        new DemoCertificates(others).issue("operator");
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        try (var in = Files.newInputStream(certificates.resolve("ca.crt"));
                var out = Files.newOutputStream(certificates.resolve("ca.p12"))) {
            trust.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            trust.store(out, DemoCertificates.PASSWORD.toCharArray());
        }
    }

    /** Gives the worker the shipped block, with this machine's values. */
    private void takeTls(Node worker) throws IOException {
        Path file = cluster.paths().root().resolve(worker + ".properties");
        var properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        }
        String port = properties.getProperty("listeners").replaceAll(".*:", "");
        ShippedWorker.withMutualTls(SHIPPED).forEach((key, value) -> {
            if (key.toString().matches("(listeners|rest[.]).*")) {
                properties.put(key, local(key.toString(), value.toString(), port));
            }
        });
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    private String local(String key, String value, String port) {
        return switch (key) {
            case "listeners" -> value.replaceAll("//.*", "//localhost:" + port);
            case "rest.advertised.host.name" -> "localhost";
            case "listeners.https.ssl.keystore.location" ->
                certificates.resolve("worker.p12").toString();
            case "listeners.https.ssl.truststore.location" ->
                certificates.resolve("ca.p12").toString();
            case "listeners.https.ssl.keystore.password", "listeners.https.ssl.truststore.password" ->
                DemoCertificates.PASSWORD;
            default -> value;
        };
    }

    private void startProcesses() throws Exception {
        var startup = new Startup(cluster);
        startup.startBrokers();
        startup.createTopics(
                Stream.of(".raw", ".prod", ".dlq").map(Orders.TOPIC::concat).toList(), 1);
        startup.createStatusTopic();
        for (Node worker : cluster.topology().connectNodes()) {
            cluster.start(worker);
        }
        var access = RestAccess.of(Duration.ofSeconds(10), operator(), Optional.empty());
        for (String url : urls()) {
            ConnectRest rest = new ConnectRest(ConnectGroup.parse(url), access);
            TestUtils.waitForCondition(rest::answers, LIMIT.toMillis(), url + " does not answer");
        }
    }

    List<String> urls() {
        return cluster.topology().connectUrls().stream()
                .map(url -> url.replace("http:", "https:"))
                .toList();
    }

    /** Returns the folder that config providers may read. */
    Path secrets() {
        return cluster.paths().secrets();
    }

    /** Returns all that the workers have logged. */
    String logs() throws IOException {
        var all = new StringBuilder();
        for (Node worker : cluster.topology().connectNodes()) {
            all.append(Files.readString(cluster.paths().log(worker)));
        }
        return all.toString();
    }

    /** Returns a certificate of the authority that the workers trust. */
    TlsFiles operator() {
        return identity(certificates);
    }

    /** Returns one of another authority. */
    TlsFiles stranger() {
        return identity(others);
    }

    TlsFiles nobody() {
        return new TlsFiles(authority(), null, null);
    }

    private Path authority() {
        return certificates.resolve("ca.crt");
    }

    private TlsFiles identity(Path folder) {
        return new TlsFiles(authority(), folder.resolve("operator.crt"), folder.resolve("operator.key"));
    }

    /** Returns a shipped config with some settings changed. */
    Map<String, String> config(String connector, Map<String, String> changes) {
        Path file = cluster.paths().bundle().resolve("config/connectors/" + connector + ".json");
        try {
            var config = new HashMap<>(
                    new ObjectMapper().readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
            config.putAll(changes);
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() throws IOException, InterruptedException {
        cluster.killAll();
    }
}
