// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cluster.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** A single Kafka node in KRaft mode (broker and controller), with one copy of everything: for demonstration only. */
final class Broker implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private final JavaProcess process;
    private final Admin admin;

    private Broker(JavaProcess process, Admin admin) {
        this.process = process;
        this.admin = admin;
    }

    static Broker start(Options options, Workspace workspace) throws IOException, InterruptedException {
        Path properties = writeProperties(options, workspace);
        format(workspace, properties);
        JavaProcess process = JavaProcess.start(
                new JavaProcess.Command(
                        "broker", workspace.kafkaLibraries(), "kafka.Kafka", List.of(properties.toString()), Map.of()),
                workspace.logs());
        Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers()));
        process.await(() -> answers(admin), TIME_TO_START);
        return new Broker(process, admin);
    }

    void createTopics(List<String> names, int partitions) throws ExecutionException, InterruptedException {
        admin.createTopics(names.stream()
                        .map(name -> new NewTopic(name, partitions, (short) 1))
                        .toList())
                .all()
                .get();
    }

    private static void format(Workspace workspace, Path properties) throws IOException, InterruptedException {
        List<String> arguments = List.of("format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString());
        var command = new JavaProcess.Command(
                "format", workspace.kafkaLibraries(), "kafka.tools.StorageTool", arguments, Map.of());
        try (JavaProcess process = JavaProcess.start(command, workspace.logs())) {
            process.awaitEnd(TIME_TO_START);
        }
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path writeProperties(Options options, Workspace workspace) throws IOException {
        int controllerPort = controllerPort(options);
        return Files.writeString(workspace.root().resolve("broker.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(
                        options.number(Port.KAFKA), controllerPort, workspace.data()));
    }

    /** The first free port after Kafka's; one that the system gives out by itself may be taken before the broker starts. */
    private static int controllerPort(Options options) throws IOException {
        List<Integer> others = options.ports().stream().map(options::number).toList();
        return IntStream.range(options.number(Port.KAFKA) + 1, 65536)
                .filter(port -> !others.contains(port) && Ports.isFree(port))
                .findFirst()
                .orElseThrow(() -> new IOException("no port is free above the one of " + Port.KAFKA.flag()));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
        process.close();
    }
}
