// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds records that overtook earlier ones. Only a record that was acknowledged before the next request began can be
 * overtaken: any other may arrive at any time, if at all.
 */
final class OrderCheck {

    private record ClientPartition(TopicKind kind, int partition, int client) {}

    private final Map<ClientPartition, Long> latest = new HashMap<>();

    /**
     * Takes the first appearance of each record, in the order of each partition. Returns true if a later one was there
     * before.
     */
    boolean overtaken(StoredRecord record, ObservedRequest request, int index) {
        var lane = new ClientPartition(record.kind(), record.partition(), request.client());
        long ordinal = request.ordinal(index);
        return latest.merge(lane, ordinal, Math::max) > ordinal && request.writtenInTurn();
    }
}
