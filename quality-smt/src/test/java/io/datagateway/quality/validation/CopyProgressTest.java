// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.dedup.DedupWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class CopyProgressTest {

    private final CopyProgress progress = new CopyProgress(OptionalLong.of(10));

    @Test
    void whatIsReadOrHandedOverIsNotYetPassed() {
        CopiedBatch batch = batchOf(2, 12);
        progress.handedOver(batch);
        progress.read(12, 5);

        assertThat(progress.position()).hasValue(10);
        batch.confirm();
        assertThat(progress.position()).hasValue(10);
        batch.confirm();
        assertThat(progress.position()).hasValue(12);
        assertThat(progress.endOffset()).hasValue(17);
    }

    @Test
    void aLaterBatchThatIsConfirmedFirstWaitsForTheEarlierOne() {
        CopiedBatch first = batchOf(1, 11);
        CopiedBatch second = batchOf(1, 12);
        progress.handedOver(first);
        progress.handedOver(second);

        second.confirm();
        assertThat(progress.position()).hasValue(10);
        first.confirm();
        assertThat(progress.position()).hasValue(12);
    }

    @Test
    void recordsThatAreNotCopiedAndMarkersOfTransactionsArePassedOnceAllBeforeThemIsConfirmed() {
        CopiedBatch batch = batchOf(1, 11);
        progress.handedOver(batch);
        progress.read(14, 0);

        assertThat(progress.position()).hasValue(10);
        batch.confirm();
        assertThat(progress.position()).hasValue(14);
        assertThat(progress.endOffset()).hasValue(14);
    }

    @Test
    void readingBackTheWindowDoesNotMoveThePositionBack() {
        progress.read(3, 20);

        assertThat(progress.position()).hasValue(10);
        assertThat(progress.endOffset()).hasValue(23);
    }

    @Test
    void withoutAStoredPositionNothingIsKnownUntilTheBeginningIsFound() {
        CopyProgress fresh = new CopyProgress(OptionalLong.empty());
        assertThat(fresh.position()).isEmpty();
        assertThat(fresh.endOffset()).isEmpty();

        fresh.read(7, 3);

        assertThat(fresh.position()).hasValue(7);
        assertThat(fresh.endOffset()).hasValue(10);
    }

    @Test
    void aCopierTellsTheProgressOfWhatItCopies() {
        RawPartition raw = MockRawTopic.share().get(0);
        PartitionCopier copier =
                new PartitionCopier(raw, OptionalLong.of(1), new DedupWindow(0, 0), new DedupMemory(Long.MAX_VALUE));
        List<ConsumerRecord<byte[], byte[]>> batch = LongStream.range(0, 3)
                .mapToObj(offset -> MockRawTopic.record(P0, offset, "k", "v", new RecordHeaders()))
                .toList();
        List<SourceRecord> copies = new ArrayList<>();
        copier.copy(batch, copies);

        assertThat(copier.progress().position()).hasValue(1);
        copies.forEach(copy -> ((CopiedRecord) copy).confirm());
        assertThat(copier.progress().position()).hasValue(3);
    }

    private static CopiedBatch batchOf(int copies, long end) {
        CopiedBatch batch = new CopiedBatch(end);
        for (int i = 0; i < copies; i++) {
            batch.add();
        }
        return batch;
    }
}
