// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/** A Kafka node in KRaft mode, broker and controller. */
final class BrokerNode {

    private final ClusterPaths paths;
    private final Topology topology;
    private final Node node;

    BrokerNode(ClusterPaths paths, Topology topology, Node node) {
        this.paths = paths;
        this.topology = topology;
        this.node = node;
    }

    /**
     * Writes the properties and formats the folders, as Kafka asks before the first start.
     *
     * @param settings on top of what every broker has
     */
    void prepare(Uuid cluster, Map<String, String> settings) throws IOException, InterruptedException {
        Files.createDirectories(paths.data(node));
        // Of a key that is there twice, the last one counts.
        String all = properties() + lines(settings);
        Path properties = Files.writeString(paths.properties(node), all);
        List<String> arguments = List.of("format", "-t", cluster.toString(), "-c", properties.toString());
        Process format = NodeProcess.launch(program(JvmOptions.QUICK.broker(), "kafka.tools.StorageTool", arguments));
        if (format.waitFor() != 0) {
            throw new IOException(node + ": Kafka could not format its folders; see " + paths.log(node));
        }
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** @param virtualMachine options of the virtual machine */
    NodeProcess.Program program(List<String> virtualMachine) {
        return program(
                virtualMachine, "kafka.Kafka", List.of(paths.properties(node).toString()));
    }

    private NodeProcess.Program program(List<String> virtualMachine, String mainClass, List<String> arguments) {
        var options = Cluster.javaOptions(virtualMachine, paths, node.kind());
        return new NodeProcess.Program(options, mainClass, arguments, Map.of(), paths.log(node));
    }

    private String properties() {
        int number = node.number();
        return """
                process.roles=broker,controller
                node.id=%d
                controller.quorum.voters=%s
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listeners=%s,CONTROLLER://localhost:%d
                advertised.listeners=%3$s
                """.formatted(number, voters(), listeners(), topology.ports().controller(number))
                + """
                listener.security.protocol.map=%s
                log.dirs=%s
                metadata.log.dir=%s
                """.formatted(protocols(), paths.data(node), paths.metadata(node))
                + """
                default.replication.factor=%1$d
                offsets.topic.replication.factor=%1$d
                transaction.state.log.replication.factor=%1$d
                share.coordinator.state.topic.replication.factor=%1$d
                min.insync.replicas=%2$d
                transaction.state.log.min.isr=%2$d
                share.coordinator.state.topic.min.isr=%2$d
                offsets.topic.num.partitions=5
                transaction.state.log.num.partitions=5
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                """.formatted(topology.replicas(), topology.minInSync());
    }

    private String voters() {
        return IntStream.rangeClosed(1, topology.brokers())
                .mapToObj(broker -> broker + "@localhost:" + topology.ports().controller(broker))
                .collect(Collectors.joining(","));
    }

    private String listeners() {
        int number = node.number();
        String outside = "PLAINTEXT://127.0.0.1:" + topology.ports().broker(number);
        return topology.apart()
                ? IntStream.rangeClosed(1, topology.workers().all())
                        .mapToObj(worker -> ",WORKER" + worker + "://" + topology.address(worker, number))
                        .collect(Collectors.joining("", outside, ""))
                : outside;
    }

    private String protocols() {
        return IntStream.rangeClosed(1, topology.workers().all())
                .mapToObj(worker -> ",WORKER" + worker + ":PLAINTEXT")
                .collect(Collectors.joining("", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT", ""));
    }
}
