// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.http.intake.RawTopicMetadata;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Compares a raw topic with what the gateway demands: whatever Kafka would refuse must be refused before Connect has it. */
final class RawTopicChecks {

    /** Framing, headers and the reasons of a dead letter take most of it; less leaves nothing for a record. */
    static final int MIN_RECORD_BYTES = 16 * 1024;

    private final RawTopicDemands demands;

    RawTopicChecks(RawTopicDemands demands) {
        this.demands = demands;
    }

    RawTopicFinding check(String topic, TopicDescription description, Config config) {
        RawTopicMetadata metadata = metadata(description, config);
        String problem = ofWholeTopic(topic, description, config, metadata);
        if (problem != null) {
            return new RawTopicFinding(metadata, problem, Set.of());
        }
        int minReplicas = number(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, 1);
        Set<Integer> leaderless = partitions(description, RawTopicChecks::isLeaderless);
        Set<Integer> shrunk = partitions(description, partition -> isShrunk(partition, minReplicas));
        return ofPartitions(description, metadata, leaderless, shrunk);
    }

    private RawTopicMetadata metadata(TopicDescription description, Config config) {
        int maxMessageBytes = number(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.MAX_VALUE);
        return new RawTopicMetadata(
                description.topicId().toString(),
                description.partitions().size(),
                Math.min(maxMessageBytes, demands.maxRequestSize()),
                text(config, TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private @Nullable String ofWholeTopic(
            String topic, TopicDescription description, Config config, RawTopicMetadata metadata) {
        String name = description.name();
        if (!mayWrite(description)) {
            return "The gateway may not write to " + name + ". The operator must allow WRITE on it to the principal of"
                    + " the kafka.* settings and to that of the worker's producer.";
        }
        if (metadata.isCompacted() && demands.keyless().contains(topic)) {
            return "Topic " + name + " has cleanup.policy=" + text(config, TopicConfig.CLEANUP_POLICY_CONFIG)
                    + ", so Kafka takes only records with a key, and the contract has no primary key. The operator must"
                    + " set cleanup.policy=delete.";
        }
        if (metadata.maxRecordBytes() < MIN_RECORD_BYTES) {
            return "Records of " + name + " may have " + metadata.maxRecordBytes() + " bytes, which leaves no room for"
                    + " data. The operator must set max.message.bytes (and max.request.size of the producer) to "
                    + MIN_RECORD_BYTES + " at least.";
        }
        return null;
    }

    private static RawTopicFinding ofPartitions(
            TopicDescription description, RawTopicMetadata metadata, Set<Integer> leaderless, Set<Integer> shrunk) {
        var affected = new TreeSet<>(leaderless);
        affected.addAll(shrunk);
        if (affected.isEmpty()) {
            return new RawTopicFinding(metadata, null, Set.of());
        }
        boolean isWhole = affected.size() == metadata.partitions();
        String problem = (leaderless.isEmpty() ? "" : leaderless(description.name(), leaderless))
                + (shrunk.isEmpty() ? "" : shrunk(description.name(), shrunk))
                + (isWhole ? "" : "Records for its other partitions are taken.");
        return new RawTopicFinding(metadata, problem.strip(), isWhole ? Set.of() : affected);
    }

    private static String leaderless(String name, Set<Integer> partitions) {
        return "Partitions " + list(partitions) + " of " + name
                + " have no leader. The operator must bring back a broker" + " that has them. ";
    }

    private static String shrunk(String name, Set<Integer> partitions) {
        return "Partitions " + list(partitions) + " of " + name + " have fewer replicas in sync than"
                + " min.insync.replicas demands. The operator must bring back brokers, or give the topic more replicas, or"
                + " lower min.insync.replicas. ";
    }

    private static String list(Set<Integer> partitions) {
        return partitions.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "))
                + (partitions.size() > 10 ? " and " + (partitions.size() - 10) + " more" : "");
    }

    private static Set<Integer> partitions(TopicDescription description, Predicate<TopicPartitionInfo> is) {
        return description.partitions().stream()
                .filter(is)
                .map(TopicPartitionInfo::partition)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isLeaderless(TopicPartitionInfo partition) {
        return partition.leader() == null || partition.leader().isEmpty();
    }

    /**
     * A broker wants no more replicas in sync than there are, whatever {@code min.insync.replicas} says (KIP-966). A leader
     * is in sync with itself: none in sync means that it was not told.
     */
    private static boolean isShrunk(TopicPartitionInfo partition, int minReplicas) {
        int inSync = partition.isr().size();
        int wanted = Math.min(minReplicas, partition.replicas().size());
        return !isLeaderless(partition) && inSync > 0 && inSync < wanted;
    }

    /** Returns true if the gateway may write to the topic. Kafka names no operations where it checks none. */
    private static boolean mayWrite(TopicDescription topic) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        return allowed == null || allowed.isEmpty() || allowed.contains(AclOperation.WRITE);
    }

    private static int number(Config config, String key, int otherwise) {
        String text = text(config, key);
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private static String text(Config config, String key) {
        ConfigEntry entry = config.get(key);
        return entry == null || entry.value() == null ? "" : entry.value();
    }
}
