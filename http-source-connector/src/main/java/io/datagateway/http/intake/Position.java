// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/**
 * Position in Kafka of the records of a batch that are in one partition.
 *
 * @param offset the lowest, or {@link #UNKNOWN} if the broker did not say
 * @param records number of the batch's records in this partition
 */
public record Position(int partition, long offset, int records) {

    /** Offset of records that the broker has but without telling where: an idempotent producer had sent them before. */
    public static final long UNKNOWN = -1;
}
