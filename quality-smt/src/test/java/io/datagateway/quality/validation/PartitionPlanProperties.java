// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.TopicFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.Uuid;

class PartitionPlanProperties {

    @Property
    void everyPartitionIsReadByExactlyOneTask(
            @ForAll("topics") Set<RawTopic> topics, @ForAll @IntRange(min = 1, max = 40) int maxTasks) {
        List<RawPartition> planned = PartitionPlan.of(topics, maxTasks).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(planned)
                .containsExactlyInAnyOrderElementsOf(
                        topics.stream().flatMap(RawTopic::split).toList());
    }

    @Property
    void noTaskIsEmptyAndNoneHasMuchMoreThanAnother(
            @ForAll("topics") Set<RawTopic> topics, @ForAll @IntRange(min = 1, max = 40) int maxTasks) {
        List<Integer> sizes =
                PartitionPlan.of(topics, maxTasks).stream().map(List::size).toList();

        assertThat(sizes).hasSizeLessThanOrEqualTo(maxTasks).allMatch(size -> size > 0);
        if (!sizes.isEmpty()) {
            assertThat(Collections.max(sizes) - Collections.min(sizes)).isLessThanOrEqualTo(1);
        }
    }

    @Property
    void theOrderInWhichTopicsAreFoundChangesNothing(
            @ForAll("topics") Set<RawTopic> topics,
            @ForAll @IntRange(min = 1, max = 40) int maxTasks,
            @ForAll Random random) {
        List<RawTopic> shuffled = new ArrayList<>(topics);
        Collections.shuffle(shuffled, random);

        assertThat(PartitionPlan.of(shuffled, maxTasks)).isEqualTo(PartitionPlan.of(topics, maxTasks));
    }

    @Property
    void aRecordGoesToAPartitionThatBothTargetsHave(@ForAll("topics") Set<RawTopic> topics) {
        for (RawTopic topic : topics) {
            assertThat(topic.split()).allMatch(raw -> raw.target() == raw.partition() % topic.targetPartitions());
        }
    }

    @Property
    void aTaskIsToldItsPartitionsAsTextWithoutLoss(@ForAll("topics") Set<RawTopic> topics) {
        topics.stream()
                .flatMap(RawTopic::split)
                .forEach(raw -> assertThat(RawPartition.parse(raw.toString())).isEqualTo(raw));
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
        return Combinators.combine(family, id, partitions, partitions)
                .as(RawTopic::new)
                .list()
                .ofMaxSize(8)
                .uniqueElements(RawTopic::family)
                .map(HashSet::new);
    }
}
