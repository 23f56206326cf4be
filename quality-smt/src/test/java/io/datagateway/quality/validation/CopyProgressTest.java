// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class CopyProgressTest {

    private final CopyProgress progress = begunAt(10);

    @Test
    void whatIsReadOrHandedOverIsNotYetPassed() throws Exception {
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
    void aLaterBatchThatIsConfirmedFirstWaitsForTheEarlierOne() throws Exception {
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
    void recordsThatAreNotCopiedAndMarkersOfTransactionsArePassedOnceAllBeforeThemIsConfirmed() throws Exception {
        CopiedBatch batch = batchOf(1, 11);
        progress.handedOver(batch);
        progress.read(14, 0);

        assertThat(progress.position()).hasValue(10);
        batch.confirm();
        assertThat(progress.position()).hasValue(14);
        assertThat(progress.endOffset()).hasValue(14);
    }

    @Test
    void readingBackTheWindowDoesNotMoveThePositionBack() throws Exception {
        progress.read(3, 20);

        assertThat(progress.position()).hasValue(10);
        assertThat(progress.endOffset()).hasValue(23);
    }

    @Test
    void withoutAStoredPositionNothingIsKnownUntilTheBeginningIsFound() throws Exception {
        CopyProgress fresh = new CopyProgress();
        assertThat(fresh.position()).isEmpty();
        assertThat(fresh.endOffset()).isEmpty();

        fresh.read(7, 3);

        assertThat(fresh.position()).hasValue(7);
        assertThat(fresh.endOffset()).hasValue(10);
    }

    @Test
    void aCopierTellsTheProgressOfWhatItCopies() throws Exception {
        CopyProgress copied = begunAt(1);
        PartitionCopier copier = new PartitionCopier(MockRawTopic.partition(0), copied, null);
        copier.copyFrom(1);
        List<ConsumerRecord<byte[], byte[]>> batch = LongStream.range(0, 3)
                .mapToObj(offset -> MockRawTopic.record(P0, offset, "k", "v", new RecordHeaders()))
                .toList();
        List<SourceRecord> copies = new ArrayList<>();
        copier.copy(batch, copies);

        assertThat(copied.position()).hasValue(1);
        copies.forEach(copy -> ((CopiedRecord) copy).confirm());
        assertThat(copied.position()).hasValue(3);
    }

    @Test
    void whereAPartitionIsTakenUpAgainWhatIsOnItsWayIsNotPassed() throws Exception {
        CopiedBatch batch = batchOf(1, 12);
        progress.handedOver(batch);

        progress.begin(12);

        assertThat(progress.position()).hasValue(10);
        batch.confirm();
        assertThat(progress.position()).hasValue(12);
    }

    @Test
    void whereRecordsAreLostThePositionIsWhatComesNextAndNeverGoesBack() throws Exception {
        progress.begin(15);
        assertThat(progress.position()).hasValue(15);

        progress.begin(12);
        assertThat(progress.position()).hasValue(15);
    }

    @Test
    void whatWaitsIsCountedWhileNothingIsRead() throws Exception {
        assertThat(progress.waiting()).isEmpty();

        progress.endsAt(17);
        progress.endsAt(16);

        assertThat(progress.waiting()).hasValue(7);
    }

    private static CopiedBatch batchOf(int copies, long end) {
        CopiedBatch batch = new CopiedBatch(end);
        for (int i = 0; i < copies; i++) {
            batch.add();
        }
        return batch;
    }

    private static CopyProgress begunAt(long offset) {
        CopyProgress begun = new CopyProgress();
        begun.begin(offset);
        return begun;
    }
}
