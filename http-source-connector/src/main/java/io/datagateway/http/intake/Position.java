// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/**
 * Where records of a batch are in Kafka.
 *
 * @param offset the lowest, or {@link #UNKNOWN} if the broker did not say
 * @param records how many of the batch are in this partition
 */
public record Position(int partition, long offset, int records) {

    /** The broker has the records but did not say where: an idempotent producer had sent them before. */
    public static final long UNKNOWN = -1;
}
