// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.smt.ValidateContract;
import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.hold.HoldReason;
import io.datagateway.quality.validation.isolation.Turn;
import io.datagateway.quality.validation.status.CatalogStatus;
import io.datagateway.quality.validation.status.PartitionStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class TaskStatusTest {

    private static final Path CATALOG = Path.of("..", "contracts", "catalog");

    private final MockConsumer<byte[], byte[]> kafka = new MockRawTopic().kafka;
    private final RawReader reader = new RawReader(kafka);
    private final HeldPartitions held = new HeldPartitions(Clock.systemUTC());
    private final TakenPartition taken = new TakenPartition(MockRawTopic.partition(0));

    @Test
    void tellsThePositionAndTheEndThatTheConsumerHasHeardOf() throws Exception {
        TaskStatus status = status(Optional.empty());
        begin();
        reader.poll(Turn.ALL, trouble -> {});

        status.polled(reader);

        assertThat(status.partitions())
                .containsExactly(new PartitionStatus(
                        P0, taken.raw().topicId(), OptionalLong.of(40), OptionalLong.of(100), null, null));
    }

    @Test
    void ofATopicThatIsCreatedAnewThePositionInTheOneBeforeIsNotTold() throws Exception {
        TaskStatus status = status(Optional.empty());
        begin();
        status.polled(reader);

        taken.becomes(MockRawTopic.partition(0));

        PartitionStatus told = status.partitions().get(0);
        assertThat(told.topicId()).isEqualTo(taken.raw().topicId());
        assertThat(told.position()).isEmpty();
    }

    @Test
    void tellsWhyAPartitionIsHeld() throws Exception {
        held.hold(P0, HoldReason.RECORDS_LOST, "mend it");

        assertThat(status(Optional.empty()).partitions().get(0).held())
                .isEqualTo(held.of(P0).orElseThrow());
    }

    @Test
    void aTaskHasWorkedIfItHasPolledSinceTheLastQuestion() throws Exception {
        TaskStatus status = status(Optional.empty());
        begin();
        assertThat(status.hasWorked()).isFalse();

        status.polled(reader);

        assertThat(status.hasWorked()).isTrue();
        assertThat(status.hasWorked()).isFalse();
    }

    @Test
    void theConsumerIsAskedOnceForEachQuestionAndNotForEachPoll() throws Exception {
        TaskStatus status = status(Optional.empty());
        begin();
        status.polled(reader);
        kafka.updateEndOffsets(Map.of(P0, 120L));

        status.polled(reader);
        assertThat(endOffset(status)).hasValue(100);

        status.hasWorked();
        status.polled(reader);
        assertThat(endOffset(status)).hasValue(120);
    }

    @Test
    void tellsTheCatalogOfTheTransformThatReadsTheSameFolder() throws Exception {
        ValidateContract<SourceRecord> transform = new ValidateContract<>();
        transform.configure(Map.of("contracts.path", CATALOG.toString()));
        TaskStatus status = status(Optional.of(CATALOG.toAbsolutePath()));

        CatalogStatus catalog = status.partitions().get(0).catalog();
        assertThat(catalog.versions()).contains("2.1.0");
        assertThat(catalog.contracts()).isGreaterThan(catalog.versions().size());

        transform.close();
        assertThat(status.partitions().get(0).catalog()).isNull();
    }

    private TaskStatus status(Optional<Path> contracts) {
        return new TaskStatus(Map.of(P0, taken), held, contracts);
    }

    private void begin() throws InterruptedException {
        taken.progress().begin(40);
        reader.begin(P0, 40, 40);
        reader.poll(Turn.ALL, trouble -> {});
    }

    private static OptionalLong endOffset(TaskStatus status) {
        return status.partitions().get(0).endOffset();
    }
}
