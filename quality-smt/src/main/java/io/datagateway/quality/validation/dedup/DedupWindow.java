// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

/**
 * How far back a record is compared with those before it in its raw partition; the nearer of both bounds counts.
 *
 * @param millis between the Kafka timestamps of both; 0 if duplicates are not looked for
 * @param records with a record-id
 */
public record DedupWindow(long millis, int records) {

    public boolean isOpen() {
        return millis > 0;
    }
}
