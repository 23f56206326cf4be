// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.BatchMetadata;
import io.datagateway.http.intake.Deadlines;
import io.datagateway.http.intake.EncodedRecords;
import io.datagateway.http.problem.RefusedException;
import java.util.function.LongSupplier;

/** Makes the batch of a request from its head and body. */
public final class BatchFactory {

    private final LongSupplier nanoTime;

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public BatchFactory(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Batch make(byte[] body, BatchRequest head, BatchPolicy policy) throws RefusedException {
        BatchRequestHeaders headers = head.headers();
        var metadata =
                new BatchMetadata(head.identity(), head.decoder().contract().id(), headers.shard(), headers.carried());
        EncodedRecords datums = BatchParser.read(body, head, policy.decoders());
        BatchParser.checkSizes(datums, metadata, head.target());
        RequestLimits limits = policy.limits();
        var deadlines = Deadlines.from(nanoTime.getAsLong(), limits.queueTimeout(), limits.requestTimeout());
        var batch = new Batch(metadata, datums, head.target(), deadlines);
        head.checkTarget(batch);
        return batch;
    }
}
