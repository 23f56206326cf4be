// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/**
 * The buffer of a task's producer, which all topics share. When it is full, Connect's thread blocks in {@code send()}, and
 * so does every topic.
 *
 * @param bufferBytes size of the buffer
 * @param batchBytes memory that the producer takes of it at a time, for one partition
 * @param dropsRecords true if Connect drops a record that cannot be sent, and goes on ({@code errors.tolerance=all})
 */
public record ProducerBudget(long bufferBytes, int batchBytes, boolean dropsRecords) {

    /** That of Kafka's own defaults, in a task that ends with the first record that cannot be sent. */
    public static final ProducerBudget DEFAULT = new ProducerBudget(32L << 20, 16_384, false);

    /** Framing of a record, and its part of the framing of its batch. */
    private static final int FRAMING_BYTES = 70;

    /** The most batches of a partition that are on their way to Kafka, and the one that is being filled. */
    static final int BATCHES = 6;

    /** The part of the buffer that a single batch counts for at most: a larger one would wait for ever beside others. */
    private static final int LARGEST_PART = 8;

    /** The part of what is free that a topic may have. */
    private static final int SHARE = 2;

    /**
     * Returns what a batch takes of the buffer.
     *
     * @param beginnings number of partitions for which the producer begins a batch of its own
     */
    long charge(Batch batch, long beginnings) {
        long bytes = batch.bytes() + (long) batch.count() * (FRAMING_BYTES + batch.headerBytes());
        return Math.min(bytes + beginnings * batchBytes, bufferBytes / LARGEST_PART);
    }

    /** Returns true if a topic may have so much of the buffer, while all topics together have {@code used}. */
    boolean allows(long ofTopic, long used) {
        return ofTopic <= (bufferBytes - used) / SHARE;
    }
}
