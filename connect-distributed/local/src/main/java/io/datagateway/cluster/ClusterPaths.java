// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The places of a cluster's files.
 *
 * @param home the folder {@code connect-distributed} of the checkout
 * @param root the folder that the cluster writes to
 */
public record ClusterPaths(Path home, Path root) {

    /** System property with the folder {@code connect-distributed}; every script of {@code bin} sets it. */
    public static final String HOME = "datagateway.home";

    /** Returns the paths of what the command of that name writes: a folder of its name in {@code target}. */
    public static ClusterPaths of(String command) {
        String value = System.getProperty(HOME);
        if (value == null) {
            throw new IllegalArgumentException("start it by bin/" + command + ", or set -D" + HOME);
        }
        Path home = Path.of(value).toAbsolutePath().normalize();
        return new ClusterPaths(home, home.resolve("target").resolve(command));
    }

    /** Deletes the files of an earlier cluster and makes the folders. */
    void refresh() throws IOException {
        delete(root);
        for (Path folder : new Path[] {certs(), logs(), run()}) {
            Files.createDirectories(folder);
        }
        Files.copy(bundle().resolve("config/log4j2.yaml"), log4j());
        Files.copy(bundle().resolve("config/log4j.properties"), reload4j());
    }

    /** Deletes a folder with all that is in it, if it is there; of a link, the link. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Path topology() {
        return root.resolve("cluster.properties");
    }

    public Path certs() {
        return root.resolve("certs");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(Node node) {
        return logs().resolve(node + ".log");
    }

    public Path log4j() {
        return root.resolve("log4j2.yaml");
    }

    /** Returns the logging configuration for Kafka 3.9. */
    Path reload4j() {
        return root.resolve("log4j.properties");
    }

    /** Returns the folder of the process ids. */
    private Path run() {
        return root.resolve("run");
    }

    Path pid(Node node) {
        return run().resolve(node + ".pid");
    }

    Path properties(Node node) {
        return root.resolve(node + ".properties");
    }

    /** Returns the folder in which a broker keeps its records. */
    public Path data(Node broker) {
        return root.resolve("data").resolve(broker.toString());
    }

    /** Returns the folder of a broker's metadata: apart, so that a full disk of records leaves it alone. */
    Path metadata(Node broker) {
        return root.resolve("metadata").resolve(broker.toString());
    }

    /** Returns the unpacked distribution, as an operator would install it. */
    public Path bundle() {
        return home.resolve("target/bundle/data-gateway");
    }

    /** Returns the plugins that workers use unless told otherwise. */
    public Path plugins() {
        return bundle().resolve("plugins");
    }

    public Path contracts() {
        return bundle().resolve("contracts");
    }

    /** Returns the folder that the config providers of workers may read. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    String ownClassPath() {
        return home.resolve("local/target/classes") + ":" + home.resolve("local/target/libs") + "/*";
    }

    /** Returns a class path of Kafka's own jars, and none of ours. */
    public String kafkaClassPath() {
        return home.resolve("kafka/target/libs") + "/*";
    }

    /** The same for the processes of a kind. */
    String kafkaClassPath(Node.Kind kind) {
        return kafkaLibs(kind) + "/*";
    }

    /**
     * Returns the folder of Kafka's jars for the processes of a kind: those of another Kafka, if a variable such as
     * {@code WORKER_KAFKA_LIBS} names it.
     */
    Path kafkaLibs(Node.Kind kind) {
        String libs = System.getenv(kind.name() + "_KAFKA_LIBS");
        return libs == null ? home.resolve("kafka/target/libs") : Path.of(libs);
    }
}
