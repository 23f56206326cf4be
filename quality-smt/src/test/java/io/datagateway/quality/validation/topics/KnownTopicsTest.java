// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.limit.TargetLimits;
import io.datagateway.quality.validation.target.TargetChecks;
import io.datagateway.quality.validation.target.TargetLook;
import io.datagateway.quality.validation.target.Targets;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KnownTopicsTest {

    private final FakeKafka kafka = new FakeKafka();
    private final KnownTopics topics = new KnownTopics(lookup(kafka, ".+"));

    static TopicLookup lookup(FakeKafka kafka, String regex) {
        return lookup(kafka, regex, TaskShare.of(0, 1));
    }

    static TopicLookup lookup(FakeKafka kafka, String regex, TaskShare share) {
        TargetLook targets = new TargetLook(kafka, new TargetChecks(1_048_576), topic -> topic.startsWith("keyless."));
        return new TopicLookup(kafka, Pattern.compile(regex), share, targets);
    }

    @Test
    void nothingIsKnownUntilKafkaHasAnsweredOnce() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        kafka.beAway(true);
        topics.look();
        assertThat(topics.known()).isEmpty();

        kafka.beAway(false);
        topics.look();

        assertThat(topics.known().orElseThrow()).hasSize(1);
    }

    @Test
    void aNewTopicANewPartitionAndALostTopicAreEachAChange() throws Exception {
        topics.look();
        assertThat(topics.known().orElseThrow()).isEmpty();

        kafka.createFamily("sales.orders", 1, 1, 1);
        topics.look();
        assertThat(topics.known().orElseThrow()).hasSize(1);

        kafka.delete("sales.orders.raw");
        topics.look();
        assertThat(topics.known().orElseThrow()).isEmpty();

        kafka.create("sales.orders.raw", 7);
        topics.look();
        assertThat(topics.known().orElseThrow())
                .extracting(RawTopic::partitions)
                .containsExactly(7);
    }

    @Test
    void aLookWithoutAChangeGivesTheSameObject() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        topics.look();
        Set<RawTopic> before = topics.known().orElseThrow();

        topics.look();

        assertThat(topics.known().orElseThrow()).isSameAs(before);
    }

    @Test
    void whatIsKnownStaysKnownWhileKafkaIsAway() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        topics.look();

        kafka.beAway(true);
        topics.look();

        assertThat(topics.known().orElseThrow()).hasSize(1);
    }

    @Test
    void whatIsNotReadyIsLookedAtAgainWithoutTheRest() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        kafka.create("hr.people.raw", 1);
        topics.look();
        int looks = kafka.looks();
        kafka.create("hr.people.prod", 1);
        kafka.create("hr.people.dlq", 1);

        topics.lookAgain();

        assertThat(topics.known().orElseThrow())
                .hasSize(2)
                .allSatisfy(topic -> assertThat(topic.targets().problems()).isEmpty());
        assertThat(kafka.looks()).isEqualTo(looks);
    }

    @Test
    void theSettingsOfTheTargetsAreLookedAtToo() throws Exception {
        kafka.createFamily("keyless.orders", 1, 1, 1);
        kafka.set("keyless.orders.prod", "max.message.bytes", "5000");
        topics.look();
        assertThat(targets().problems()).isEmpty();
        assertThat(targets().prodBytes()).isEqualTo(TargetLimits.of(5_000, 1_048_576));
        assertThat(TargetLimits.maxRecordBytes("keyless.orders.prod"))
                .isEqualTo(targets().prodBytes());

        kafka.set("keyless.orders.prod", "cleanup.policy", "compact");
        topics.look();

        assertThat(targets().problem(0)).contains("keyless.orders.prod is compacted");
        assertThat(targets().keyless()).contains("keyless.orders.prod");
    }

    private Targets targets() {
        return topics.known().orElseThrow().iterator().next().targets();
    }
}
