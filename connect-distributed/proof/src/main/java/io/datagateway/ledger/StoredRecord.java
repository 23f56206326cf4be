// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/**
 * A committed record that was found in a topic.
 *
 * @param recordId the header {@code record-id}, {@code <key>/<index>}; empty if there is none
 * @param hash the hash of its value, as {@link ExpectedDatum#hash} gives it
 */
public record StoredRecord(TopicKind kind, int partition, long offset, String recordId, String hash) {}
