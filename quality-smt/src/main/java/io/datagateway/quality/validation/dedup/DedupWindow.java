// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

/**
 * The window within which a record is compared with those before it in its raw partition; the nearer of both bounds
 * counts.
 *
 * @param millis the longest time between the Kafka timestamps of both, in milliseconds; 0 if duplicates are not looked
 *     for
 * @param records the greatest number of records with a record-id
 */
public record DedupWindow(long millis, int records) {

    public boolean isOpen() {
        return millis > 0;
    }
}
