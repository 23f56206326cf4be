// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.TopicPartition;

class PartitionIsolationProperties {

    private static final int TOPICS = 6;
    private static final int PARTITIONS = 4;
    private static final int ENOUGH_POLLS = 400;

    @Property
    void oneFailureToFindOutAndOneForEachTopicThatCannotBeWritten(
            @ForAll boolean hasTransactions,
            @ForAll @Size(max = 8) Set<@IntRange(min = 0, max = TOPICS * PARTITIONS - 1) Integer> numbers) {
        FakeCopies copies = new FakeCopies(hasTransactions, TOPICS, PARTITIONS);
        Set<TopicPartition> bad = numbers.stream()
                .map(number -> FakeCopies.at(number / PARTITIONS, number % PARTITIONS))
                .collect(Collectors.toSet());
        Set<String> badTopics = bad.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        Set<TopicPartition> neighbours = copies.served.stream()
                .filter(partition -> !badTopics.contains(partition.topic()))
                .collect(Collectors.toSet());
        copies.bad.addAll(bad);

        copies.poll(ENOUGH_POLLS);

        assertThat(copies.failures).isEqualTo(bad.isEmpty() ? 0 : 1 + badTopics.size());
        assertThat(copies.flow(neighbours, 20)).isTrue();
        assertThat(copies.heldPartitions()).containsAll(bad);
        assertThat(copies.heldPartitions())
                .allSatisfy(partition -> assertThat(badTopics).contains(partition.topic()));
    }

    @Property(tries = 200)
    void whateverIsMendedGoesOnAndNothingStaysHeld(
            @ForAll boolean hasTransactions,
            @ForAll @Size(min = 1, max = 5) Set<@IntRange(min = 0, max = TOPICS * PARTITIONS - 1) Integer> numbers,
            @ForAll @IntRange(min = 0, max = 3) int pausesBefore) {
        FakeCopies copies = new FakeCopies(hasTransactions, TOPICS, PARTITIONS);
        numbers.forEach(number -> copies.bad.add(FakeCopies.at(number / PARTITIONS, number % PARTITIONS)));
        for (int i = 0; i <= pausesBefore; i++) {
            copies.poll(ENOUGH_POLLS);
            copies.pass(Duration.ofMinutes(15));
        }

        copies.bad.clear();
        copies.poll(ENOUGH_POLLS);
        int failures = copies.failures;
        copies.pass(Duration.ofMinutes(15));

        assertThat(copies.flow(new HashSet<>(copies.served), ENOUGH_POLLS)).isTrue();
        assertThat(copies.heldPartitions()).isEmpty();
        assertThat(copies.failures).isEqualTo(failures);
    }
}
