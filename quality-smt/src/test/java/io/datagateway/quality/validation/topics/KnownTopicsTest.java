// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KnownTopicsTest {

    private final FakeKafka kafka = new FakeKafka();
    private final KnownTopics topics = new KnownTopics(new TopicLookup(kafka, Pattern.compile(".+")));

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
}
