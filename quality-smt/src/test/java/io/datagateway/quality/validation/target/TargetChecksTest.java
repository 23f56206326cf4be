// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.limit.TargetLimits;
import io.datagateway.quality.validation.target.TargetTopic.Replicas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetChecksTest {

    private static final TopicFamily FAMILY = new TopicFamily("a");
    private static final Replicas GOOD = new Replicas(true, 3, 3);
    private static final TargetSettings USUAL = new TargetSettings(false, 1_048_588, 2);

    private final Map<String, TargetTopic> topics = new HashMap<>();
    private boolean hasKeys = true;

    @BeforeEach
    void allIsWell() {
        put("a.prod", USUAL, GOOD, GOOD);
        put("a.dlq", USUAL, GOOD, GOOD);
    }

    @Test
    void whatIsWellHasNoProblem() {
        assertThat(check().problems()).isEmpty();
        assertThat(check().keyless()).isEmpty();
    }

    @Test
    void aMissingTargetIsNamed() {
        topics.remove("a.dlq");

        assertThat(check().problem(1)).contains("no topic a.dlq", "Create it").doesNotContain("a.prod");
    }

    @Test
    void aPartitionWithoutALeaderConcernsThatOneOnly() {
        put("a.prod", USUAL, GOOD, new Replicas(false, 1, 3));

        assertThat(check().problem(0)).isEmpty();
        assertThat(check().problem(1)).isEqualTo("a.prod-1 has no leader: start the brokers that have its replicas.");
    }

    @Test
    void tooFewReplicasInSyncAreAProblemUntilTheyAreBack() {
        put("a.dlq", USUAL, GOOD, new Replicas(true, 1, 3));

        assertThat(check().problem(0)).isEmpty();
        assertThat(check().problem(1)).contains("a.dlq-1 has 1 of 3 replicas in sync", "min.insync.replicas=2");
    }

    @Test
    void noMoreReplicasThanThereAreNeedBeInSync() {
        put("a.dlq", USUAL, new Replicas(true, 1, 1), GOOD);

        assertThat(check().problem(0)).isEmpty();
    }

    @Test
    void whereNoReplicaMayBeAwayThereIsARisk() {
        assertThat(risk(2, new Replicas(true, 3, 3))).isEmpty();
        assertThat(risk(1, new Replicas(true, 1, 1))).isEmpty();
        assertThat(risk(9, new Replicas(true, 1, 1))).isEmpty();
        assertThat(risk(2, new Replicas(true, 2, 2)).get())
                .contains("a.prod has 2 replicas", "Set min.insync.replicas=1");
        assertThat(risk(9, new Replicas(true, 2, 2))).isPresent();
    }

    private static Optional<String> risk(int minInSync, Replicas replicas) {
        var settings = new TargetSettings(false, 1_048_588, minInSync);
        return TargetChecks.risk(new TargetTopic("a.prod", List.of(replicas), Optional.of(settings)));
    }

    @Test
    void aCompactedTargetNeedsAContractWithAKey() {
        put("a.prod", new TargetSettings(true, 1_048_588, 2), GOOD);
        assertThat(check().problems()).isEmpty();

        hasKeys = false;

        assertThat(check().problem(0))
                .contains("a.prod is compacted", "cleanup.policy=delete on a.prod", "primary key");
    }

    @Test
    void aRecordWithoutAKeyIsToldWhereATargetIsCompacted() {
        ConsumerRecord<byte[], byte[]> keyless = new ConsumerRecord<>("a.raw", 0, 7, null, new byte[1]);
        ConsumerRecord<byte[], byte[]> keyed = new ConsumerRecord<>("a.raw", 0, 7, new byte[1], null);
        assertThat(check().lacksKey(keyless)).isFalse();

        put("a.dlq", new TargetSettings(true, 1_048_588, 2), GOOD);

        assertThat(check().lacksKey(keyless)).isTrue();
        assertThat(check().lacksKey(keyed)).isFalse();
    }

    @Test
    void aRecordIsTooLargeIfNotEvenADeadLetterWithTheShortestHeadersFits() {
        ConsumerRecord<byte[], byte[]> raw = new ConsumerRecord<>("a.raw", 0, 7, null, new byte[10_000]);
        raw.headers().add("version", "2.1.0".getBytes(UTF_8));
        int size = (int) Targets.deadLetterBytes(raw);
        assertThat(size).isBetween(10_500, 10_700);

        assertThat(targets(size).isTooLarge(raw)).isFalse();
        assertThat(targets(size - 1).isTooLarge(raw)).isTrue();
        assertThat(Targets.READY.isTooLarge(raw)).isFalse();
    }

    @Test
    void theLowerOfTheTopicsLimitAndTheProducersCounts() {
        put("a.prod", new TargetSettings(false, 20_000, 1), GOOD);

        Targets targets = check();

        assertThat(targets.prodBytes()).isEqualTo(TargetLimits.of(20_000, 1_000_000));
        assertThat(targets.dlqBytes()).isEqualTo(1_000_000);
    }

    @Test
    void withoutTheRightToReadSettingsTheyAreNoProblem() {
        topics.put("a.prod", new TargetTopic("a.prod", List.of(new Replicas(true, 1, 1)), Optional.empty()));

        assertThat(check().problems()).isEmpty();
        assertThat(check().prodBytes()).isEqualTo(TargetLimits.UNKNOWN);
    }

    @Test
    void theAnswersOfKafkaAreRead() {
        Node node = new Node(1, "localhost", 9092);
        TopicDescription description = new TopicDescription(
                "a.prod",
                false,
                List.of(
                        new TopicPartitionInfo(0, node, List.of(node), List.of(node)),
                        new TopicPartitionInfo(1, null, List.of(node), List.of()),
                        new TopicPartitionInfo(2, Node.noNode(), List.of(node), List.of())));
        Config config = new Config(List.of(
                new ConfigEntry("cleanup.policy", "compact,delete"),
                new ConfigEntry("max.message.bytes", "2000"),
                new ConfigEntry("min.insync.replicas", "2")));

        assertThat(TargetTopic.of(description, TargetSettings.of(config)))
                .isEqualTo(new TargetTopic(
                        "a.prod",
                        List.of(new Replicas(true, 1, 1), new Replicas(false, 0, 1), new Replicas(false, 0, 1)),
                        Optional.of(new TargetSettings(true, 2_000, 2))));
        assertThat(TargetTopic.of(description, null).settings()).isEmpty();
    }

    private Targets check() {
        return new TargetChecks(1_000_000).of(FAMILY, topics, hasKeys);
    }

    private static Targets targets(int dlqBytes) {
        return new Targets(List.of(), dlqBytes, dlqBytes, Optional.empty());
    }

    private void put(String name, TargetSettings settings, Replicas... partitions) {
        topics.put(name, new TargetTopic(name, List.of(partitions), Optional.of(settings)));
    }
}
