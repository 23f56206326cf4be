// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.cluster.Startup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** What an operator does in Kafka, rightly or wrongly. */
final class KafkaOperator implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Admin admin;
    private final short replicas;

    KafkaOperator(String bootstrapServers, int replicas) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.replicas = (short) replicas;
    }

    /** Makes topics; tries again as long as one of an earlier life is still being deleted. */
    void create(Collection<String> topics, int partitions) throws Exception {
        List<NewTopic> made = topics.stream()
                .map(topic -> new NewTopic(topic, partitions, replicas).configs(Startup.limits(topic)))
                .toList();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                admin.createTopics(made).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException) || System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    void delete(String topic) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
    }

    void deleteIfThere(String topic) throws Exception {
        if (admin.listTopics().names().get().contains(topic)) {
            delete(topic);
        }
    }

    int partitions(String topic) throws Exception {
        var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return described.values().iterator().next().partitions().size();
    }

    /** Changes a setting of a topic; without a value, to Kafka's default. */
    void configure(String topic, String setting, Optional<String> value) throws Exception {
        var op = value.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE;
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value.orElse("")), op))))
                .all()
                .get();
    }

    void addPartitions(String topic, int total) throws Exception {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                .all()
                .get();
    }

    /** Deletes all records that are there, as retention does. */
    void purge(String topic) throws Exception {
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        partitionsOf(topic).forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        var delete = new HashMap<TopicPartition, RecordsToDelete>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin.listOffsets(ends).all().get().entrySet()) {
            delete.put(end.getKey(), RecordsToDelete.beforeOffset(end.getValue().offset()));
        }
        admin.deleteRecords(delete).all().get();
    }

    private List<TopicPartition> partitionsOf(String topic) throws Exception {
        return IntStream.range(0, partitions(topic))
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** Moves all partitions of the topic to these brokers, all of which must have a record before it is acknowledged. */
    void moveTo(String topic, List<Integer> brokers) throws Exception {
        configure(topic, "min.insync.replicas", Optional.of(Integer.toString(brokers.size())));
        var moves = new HashMap<TopicPartition, Optional<NewPartitionReassignment>>();
        for (TopicPartition partition : partitionsOf(topic)) {
            moves.put(partition, Optional.of(new NewPartitionReassignment(brokers)));
        }
        admin.alterPartitionReassignments(moves).all().get();
        while (!admin.listPartitionReassignments(moves.keySet())
                .reassignments()
                .get()
                .isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Returns the brokers that are not the active controller, by their ids. */
    List<Integer> idleControllers() throws Exception {
        int leader = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
        var others = new ArrayList<Integer>();
        admin.describeCluster().nodes().get().forEach(node -> {
            if (node.id() != leader) {
                others.add(node.id());
            }
        });
        return others.stream().sorted().toList();
    }

    void addRights(List<AclBinding> rights) throws Exception {
        admin.createAcls(rights).all().get();
    }

    void removeRights(List<AclBinding> rights) throws Exception {
        admin.deleteAcls(rights.stream().map(AclBinding::toFilter).toList())
                .all()
                .get();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
