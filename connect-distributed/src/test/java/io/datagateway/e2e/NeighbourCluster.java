// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.util.clusters.EmbeddedConnectCluster;
import org.apache.kafka.connect.util.clusters.EmbeddedKafkaCluster;

/** A cluster with the gateway alone and two teams' topics, the orders and a neighbour with the same contracts. */
final class NeighbourCluster implements AutoCloseable {

    static final String NEIGHBOUR = "sales.refunds";
    static final Duration SOON = Duration.ofSeconds(90);

    private static final int PARTITIONS = 3;
    private static final int BATCH = 50;

    private final GatewayCluster cluster;
    private final Orders orders;

    /**
     * @param folder empty
     * @param changes of the worker's settings
     */
    NeighbourCluster(Path folder, Map<String, String> changes) throws Exception {
        cluster = new GatewayCluster(Files.createDirectory(folder.resolve("certs")), changes);
        Path contracts = folder.resolve("contracts");
        writeContracts(contracts);
        orders = new Orders(contracts);
        cluster.createTopics(Orders.TOPIC, PARTITIONS);
        cluster.createTopics(NEIGHBOUR, PARTITIONS);
        // So seldom that what is known beforehand does not help.
        cluster.deploy(
                GatewayCluster.GATEWAY,
                Map.of("contracts.path", contracts.toString(), "metadata.refresh.ms", "3600000"));
        assertTasksRun();
    }

    /** The shipped contracts of the orders, and the same once more under the neighbour's name. */
    private static void writeContracts(Path target) throws IOException {
        var files = new ArrayList<Path>();
        try (var all = Files.walk(GatewayCluster.BUNDLE.resolve("contracts").resolve(Orders.TOPIC))) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (String topic : List.of(Orders.TOPIC, NEIGHBOUR)) {
            Path folder = Files.createDirectories(target.resolve(topic));
            for (Path file : files) {
                String name = String.valueOf(file.getFileName()).replace(Orders.TOPIC, topic);
                Files.writeString(folder.resolve(name), Files.readString(file).replace(Orders.TOPIC, topic));
            }
        }
    }

    EmbeddedConnectCluster connect() {
        return cluster.connect();
    }

    EmbeddedKafkaCluster kafka() {
        return cluster.kafka();
    }

    void createNeighboursRawTopic() {
        kafka().createTopic(NEIGHBOUR + ".raw", PARTITIONS);
    }

    void assertTasksRun() throws InterruptedException {
        connect()
                .assertions()
                .assertConnectorAndExactlyNumTasksAreRunning(GatewayCluster.GATEWAY, 2, "the gateway does not run");
    }

    /** Posts until it is answered so. */
    Answer await(String topic, Predicate<Answer> wanted) throws Exception {
        return new PatientClient(cluster.client(topic), topic, SOON).post(Orders.headers(BATCH), body(BATCH), wanted);
    }

    Answer await(String topic, int status) throws Exception {
        return await(topic, answer -> answer.status() == status);
    }

    /** The team of the orders, which posts again and again until it is closed. */
    Poster poster() throws Exception {
        return new Poster(cluster.client(Orders.TOPIC), body(1));
    }

    private byte[] body(int records) throws IOException {
        List<GenericRecord> all = IntStream.range(0, records)
                .mapToObj(i -> orders.order("order-" + i, 1, "pending"))
                .toList();
        return orders.body(all);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
