// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.target.Targets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

class TaskShareProperties {

    @Property
    void everyPartitionIsServedByExactlyOneTask(
            @ForAll("topics") Set<RawTopic> topics, @ForAll @IntRange(min = 1, max = 40) int tasks) {
        List<TopicPartition> served = new ArrayList<>();
        for (int id = 0; id < tasks; id++) {
            served.addAll(TaskShare.of(id, tasks).of(topics).keySet());
        }

        assertThat(served)
                .containsExactlyInAnyOrderElementsOf(topics.stream()
                        .flatMap(RawTopic::split)
                        .map(RawPartition::topicPartition)
                        .toList());
    }

    @Property
    void thePartitionsOfOneTopicGoToTheTasksInTurn(
            @ForAll("topics") Set<RawTopic> topics, @ForAll @IntRange(min = 1, max = 40) int tasks) {
        for (RawTopic topic : topics) {
            assertThat(IntStream.range(0, tasks)
                            .map(id -> TaskShare.of(id, tasks).of(Set.of(topic)).size()))
                    .allMatch(size -> size == topic.partitions() / tasks || size == topic.partitions() / tasks + 1);
        }
    }

    /** Tasks of different versions share the partitions of one connector, so the rule must never change. */
    @Example
    void theRuleIsAsItIsWrittenDown() {
        assertThat(task("sales.orders.raw", 0, 5)).isZero();
        assertThat(task("sales.orders.raw", 4, 5)).isEqualTo(4);
        assertThat(task("hr.people.raw", 0, 5)).isEqualTo(2);
        assertThat(task("größe.raw", 0, 7)).isEqualTo(6);
    }

    private static int task(String topic, int partition, int count) {
        return TaskShare.task(new TopicPartition(topic, partition), count);
    }

    @Example
    void theShareThatAnEarlierVersionGaveIsServedAsItIs() {
        RawTopic topic = new RawTopic(new TopicFamily("sales.orders"), Uuid.randomUuid(), 3, 3, Targets.READY);
        TaskShare share = TaskShare.fixed("sales.orders.raw/AAAAAAAAAAAAAAAAAAAAAQ/2/0,hr.people.raw/AAAA/0/0");

        assertThat(share.of(Set.of(topic)).keySet()).containsExactly(new TopicPartition("sales.orders.raw", 2));
    }

    @Property
    void aRecordGoesToAPartitionThatBothTargetsHave(@ForAll("topics") Set<RawTopic> topics) {
        for (RawTopic topic : topics) {
            assertThat(topic.split()).allMatch(raw -> raw.target() == raw.partition() % topic.targetPartitions());
        }
    }

    @Provide
    Arbitrary<Set<RawTopic>> topics() {
        Arbitrary<TopicFamily> family = Arbitraries.strings()
                .withChars("abz09._-")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(TopicFamily::new);
        Arbitrary<Uuid> id =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Uuid::new);
        Arbitrary<Integer> partitions = Arbitraries.integers().between(1, 12);
        return Combinators.combine(family, id, partitions, partitions, Arbitraries.just(Targets.READY))
                .as(RawTopic::new)
                .list()
                .ofMaxSize(8)
                .uniqueElements(RawTopic::family)
                .map(HashSet::new);
    }
}
