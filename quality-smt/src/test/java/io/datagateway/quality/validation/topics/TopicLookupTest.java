// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.TopicFamily;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicLookupTest {

    private final FakeKafka kafka = new FakeKafka();

    @Test
    void aTopicIsTakenWithThePartitionsThatBothTargetsHave() throws Exception {
        kafka.createFamily("sales.orders", 6, 4, 3);

        assertThat(find(".+\\.raw")).singleElement().satisfies(topic -> {
            assertThat(topic.family()).isEqualTo(new TopicFamily("sales.orders"));
            assertThat(topic.partitions()).isEqualTo(6);
            assertThat(topic.targetPartitions()).isEqualTo(3);
        });
    }

    @Test
    void aTopicSaysWhichTargetsItWaitsFor() throws Exception {
        kafka.create("sales.orders.raw", 1);
        assertThat(problem()).contains("no topic sales.orders.prod", "no topic sales.orders.dlq", "Create it");

        kafka.create("sales.orders.prod", 1);
        assertThat(problem()).contains("no topic sales.orders.dlq").doesNotContain("prod");

        kafka.create("sales.orders.dlq", 1);
        assertThat(problem()).isEmpty();
    }

    private String problem() throws Exception {
        return find(".+").iterator().next().targets().problem(0);
    }

    @Test
    void onlyRawTopicsAreTakenWhateverTheExpressionSays() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        kafka.create(".raw", 1);

        assertThat(find(".*")).extracting(RawTopic::family).containsExactly(new TopicFamily("sales.orders"));
    }

    @Test
    void onlyWholeNamesThatMatchAreTaken() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        kafka.createFamily("hr.people", 1, 1, 1);

        assertThat(find("sales\\..+")).extracting(RawTopic::family).containsExactly(new TopicFamily("sales.orders"));
        assertThat(find("sales")).isEmpty();
    }

    @Test
    void aTopicCreatedAnewIsAnotherTopic() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        Set<RawTopic> before = find(".+");

        kafka.delete("sales.orders.raw");
        kafka.create("sales.orders.raw", 1);

        assertThat(find(".+")).isNotEqualTo(before);
    }

    @Test
    void anAnswerThatIsMissingIsNotAnEmptyOne() {
        kafka.createFamily("sales.orders", 1, 1, 1);
        kafka.beAway(true);

        assertThatThrownBy(() -> find(".+"))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void aTopicThatGoesAwayWhileLookingHidesNoOther() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        kafka.createFamily("hr.people", 1, 1, 1);
        kafka.markTopicForDeletion("sales.orders.prod");

        assertThat(find("sales.+")).extracting(RawTopic::targetPartitions).containsExactly(0);
        assertThat(find("hr.+")).extracting(topic -> topic.targets().problem(0)).containsExactly("");
    }

    /** With many topics and tasks, the settings of their targets are the most of what Kafka answers. */
    @Test
    void aTaskAsksForTheTargetsOfItsOwnTopicsOnly() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        kafka.createFamily("hr.people", 3, 1, 1);
        int task = TaskShare.task(new TopicPartition("sales.orders.raw", 0), 3);

        for (int other : Set.of((task + 1) % 3, (task + 2) % 3)) {
            kafka.described.clear();
            assertThat(KnownTopicsTest.lookup(kafka, ".+", TaskShare.of(other, 3))
                            .find())
                    .extracting(RawTopic::family)
                    .containsExactly(new TopicFamily("hr.people"));
            assertThat(kafka.described).containsExactlyInAnyOrder("hr.people.prod", "hr.people.dlq");
        }
        assertThat(KnownTopicsTest.lookup(kafka, ".+", TaskShare.of(task, 3)).find())
                .hasSize(2);
    }

    private Set<RawTopic> find(String regex) throws ExecutionException, InterruptedException {
        return KnownTopicsTest.lookup(kafka, regex).find();
    }
}
