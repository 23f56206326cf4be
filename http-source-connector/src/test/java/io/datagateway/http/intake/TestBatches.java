// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Batches without HTTP, and a clock that stands until it is moved. */
public final class TestBatches {

    public static final Duration QUEUE_TIMEOUT = Duration.ofSeconds(2);
    public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    public static final ContractId ORDERS = new ContractId("sales.orders", new ContractVersion(2, 1, 0));

    private final AtomicLong nanos = new AtomicLong();
    private int made;

    public long nanoTime() {
        return nanos.get();
    }

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** A batch of {@code count} records of {@code size} bytes each, admitted now. */
    public Batch batch(int count, int size) {
        return batch(metadata("batch-" + made++, null), datums(count, size));
    }

    public Batch batch(int count) {
        return batch(count, 10);
    }

    public Batch batch(BatchMetadata metadata, EncodedRecords datums) {
        return new Batch(
                metadata,
                datums,
                new RawTopicMetadata("", 3, 1_000_000, false),
                Deadlines.from(nanoTime(), QUEUE_TIMEOUT, REQUEST_TIMEOUT));
    }

    /** A batch of one record of {@code size} bytes for another topic. */
    public Batch batch(String topic, int size) {
        var contract = new ContractId(topic, new ContractVersion(1, 0, 0));
        return batch(new BatchMetadata(identity(topic, "batch-" + made++), contract, 0, Map.of()), datums(1, size));
    }

    public static BatchMetadata metadata(String id, Integer shard) {
        return metadata(id, shard, Map.of());
    }

    public static BatchMetadata metadata(String id, Integer shard, Map<String, String> carried) {
        return new BatchMetadata(identity(ORDERS.topic(), id), ORDERS, shard, carried);
    }

    /** That of a batch of the principal that has the topic's name. */
    private static BatchIdentity identity(String topic, String batchId) {
        return new BatchIdentity(topic, topic, batchId);
    }

    public static EncodedRecords datums(int count, int size) {
        return new EncodedRecords(new byte[count][size], new byte[count][]);
    }

    public static EncodedRecords datums(byte[] value, byte[] key) {
        return new EncodedRecords(new byte[][] {value}, new byte[][] {key});
    }

    /** The outcome of the batch; null if it has not settled. */
    public static Outcome outcome(Batch batch) {
        return batch.outcome().toCompletableFuture().getNow(null);
    }
}
