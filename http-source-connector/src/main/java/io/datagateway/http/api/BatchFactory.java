// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.BatchMetadata;
import io.datagateway.http.intake.Deadlines;
import io.datagateway.http.intake.EncodedRecords;
import io.datagateway.http.problem.RefusedException;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Makes the batch of a request from its head and body. */
public final class BatchFactory {

    private final Supplier<String> batchIds;
    private final LongSupplier nanoTime;

    /**
     * @param batchIds fresh ids, for requests without an idempotency key
     * @param nanoTime {@link System#nanoTime()}, but for tests
     */
    public BatchFactory(Supplier<String> batchIds, LongSupplier nanoTime) {
        this.batchIds = batchIds;
        this.nanoTime = nanoTime;
    }

    Batch make(byte[] body, BatchRequest head, RequestLimits limits) throws RefusedException {
        BatchRequestHeaders headers = head.headers();
        var metadata = new BatchMetadata(
                Objects.requireNonNullElseGet(head.idempotencyKey(), batchIds),
                head.decoder().contract().id(),
                headers.shard(),
                headers.carried());
        EncodedRecords datums = BatchParser.read(body, head);
        BatchParser.checkSizes(datums, metadata, head.target());
        var deadlines = Deadlines.from(nanoTime.getAsLong(), limits.queueTimeout(), limits.requestTimeout());
        var batch = new Batch(metadata, datums, head.target(), deadlines);
        head.checkTarget(batch);
        return batch;
    }
}
