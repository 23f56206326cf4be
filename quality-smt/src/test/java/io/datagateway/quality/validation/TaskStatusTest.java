// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.smt.ValidateContract;
import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.status.CatalogStatus;
import io.datagateway.quality.validation.status.PartitionStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class TaskStatusTest {

    private static final Path CATALOG = Path.of("..", "contracts", "catalog");

    private final MockConsumer<byte[], byte[]> kafka = new MockRawTopic().kafka;
    private final RawReader reader = new RawReader(kafka, new DedupWindow(0, 0));
    private final RawPartition raw = MockRawTopic.share().get(0);
    private final CopyProgress progress = new CopyProgress(OptionalLong.of(40));

    @Test
    void tellsThePositionAndTheEndThatTheConsumerHasHeardOf() {
        TaskStatus status = status(Optional.empty());
        reader.assign(List.of(P0), Map.of(P0, new SourcePosition(39, null)));
        reader.poll();

        status.polled(reader);

        assertThat(status.partitions())
                .containsExactly(new PartitionStatus(P0, OptionalLong.of(40), OptionalLong.of(100), null));
    }

    @Test
    void aTaskHasWorkedIfItHasPolledSinceTheLastQuestion() {
        TaskStatus status = status(Optional.empty());
        reader.assign(List.of(P0), Map.of(P0, new SourcePosition(39, null)));
        assertThat(status.hasWorked()).isFalse();

        status.polled(reader);

        assertThat(status.hasWorked()).isTrue();
        assertThat(status.hasWorked()).isFalse();
    }

    @Test
    void theConsumerIsAskedOnceForEachQuestionAndNotForEachPoll() {
        TaskStatus status = status(Optional.empty());
        reader.assign(List.of(P0), Map.of(P0, new SourcePosition(39, null)));
        status.polled(reader);
        kafka.updateEndOffsets(Map.of(P0, 120L));

        status.polled(reader);
        assertThat(endOffset(status)).hasValue(100);

        status.hasWorked();
        status.polled(reader);
        assertThat(endOffset(status)).hasValue(120);
    }

    @Test
    void tellsTheCatalogOfTheTransformThatReadsTheSameFolder() {
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
        return new TaskStatus(Map.of(raw, progress), contracts);
    }

    private static OptionalLong endOffset(TaskStatus status) {
        return status.partitions().get(0).endOffset();
    }
}
