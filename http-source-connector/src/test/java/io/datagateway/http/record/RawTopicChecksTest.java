// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.intake.RawTopicMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

class RawTopicChecksTest {

    private static final Node ONE = new Node(1, "one", 9092);
    private static final Node TWO = new Node(2, "two", 9092);
    private static final Map<String, String> SOUND =
            Map.of("cleanup.policy", "delete", "max.message.bytes", "1048588", "min.insync.replicas", "1");

    private final RawTopicChecks checks =
            new RawTopicChecks(new RawTopicDemands(Set.of("keyed", "keyless"), Set.of("keyless"), 1_000_000));

    @Test
    void aSoundTopicTakesRecords() {
        RawTopicFinding finding = check("keyed", SOUND, partition(0, ONE, ONE));

        assertThat(finding.problem()).isNull();
        assertThat(finding.metadata()).isEqualTo(new RawTopicMetadata(Uuid.ZERO_UUID.toString(), 1, 1_000_000, false));
    }

    @Test
    void aCompactedTopicTakesNoRecordsOfAContractWithoutAKey() {
        Map<String, String> compacted = Map.of("cleanup.policy", "compact,delete", "max.message.bytes", "1048588");

        assertThat(check("keyless", compacted, partition(0, ONE, ONE)).problem())
                .contains("keyless.raw", "cleanup.policy=compact,delete", "must set cleanup.policy=delete");
        RawTopicFinding keyed = check("keyed", compacted, partition(0, ONE, ONE));
        assertThat(keyed.problem()).isNull();
        assertThat(keyed.metadata().isCompacted()).isTrue();
    }

    @Test
    void aLimitThatLeavesNoRoomForDataIsTheOperatorsAffair() {
        assertThat(check("keyed", Map.of("max.message.bytes", "5000"), partition(0, ONE, ONE))
                        .problem())
                .contains("5000 bytes", "max.message.bytes");
    }

    @Test
    void whatTheGatewayMayNotWriteToItDoesNotTake() {
        var description = new TopicDescription(
                "keyed.raw", false, List.of(partition(0, ONE, ONE)), Set.of(AclOperation.DESCRIBE));

        assertThat(checks.check("keyed", description, config(SOUND)).problem()).contains("must allow WRITE");
    }

    @Test
    void aPartitionWithoutALeaderTakesNoRecordsAndTheOthersDo() {
        RawTopicFinding finding = check("keyed", SOUND, partition(0, ONE, ONE), partition(1, null, ONE));

        assertThat(finding.partitions()).containsExactly(1);
        assertThat(finding.problem())
                .contains("Partitions 1 of keyed.raw have no leader", "other partitions are taken");
    }

    @Test
    void fewerReplicasInSyncThanDemandedTakeNoRecords() {
        Map<String, String> two = Map.of("min.insync.replicas", "2", "max.message.bytes", "1048588");

        RawTopicFinding some = check("keyed", two, partition(0, ONE, ONE, TWO), shrunk(1));
        RawTopicFinding all = check("keyed", two, shrunk(0), partition(1, null, ONE));

        assertThat(some.partitions()).containsExactly(1);
        assertThat(some.problem()).contains("min.insync.replicas");
        assertThat(all.partitions()).as("the whole topic").isEmpty();
        assertThat(all.problem()).contains("no leader", "min.insync.replicas");
    }

    @Test
    void noMoreReplicasThanThereAreNeedBeInSync() {
        Map<String, String> two = Map.of("min.insync.replicas", "2", "max.message.bytes", "1048588");

        assertThat(check("keyed", two, partition(0, ONE, ONE)).problem()).isNull();
    }

    /** A partition with two replicas, one of them in sync. */
    private static TopicPartitionInfo shrunk(int number) {
        return new TopicPartitionInfo(number, ONE, List.of(ONE, TWO), List.of(ONE));
    }

    private RawTopicFinding check(String topic, Map<String, String> config, TopicPartitionInfo... partitions) {
        var description = new TopicDescription(RawTopicMetadata.nameOf(topic), false, List.of(partitions));
        return checks.check(topic, description, config(config));
    }

    private static Config config(Map<String, String> settings) {
        return new Config(settings.entrySet().stream()
                .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static TopicPartitionInfo partition(int number, Node leader, Node... inSync) {
        return new TopicPartitionInfo(number, leader, List.of(inSync), List.of(inSync));
    }
}
