// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.ContractId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a whole batch, from the headers of its request.
 *
 * @param batchId the {@code Idempotency-Key}, or a fresh UUIDv7: ASCII
 * @param shard chooses the partition, 0 or more; null to let record key or batch id choose
 * @param carried headers that go into Kafka as they are, by name; ASCII
 */
public record BatchMetadata(
        String batchId, ContractId contract, @Nullable Integer shard, Map<String, String> carried) {

    /** Framing of a record and its batch, the names of our own headers, and what compression may add. */
    private static final int FRAMING_BYTES = 1024;

    /** Headers with the reasons, if the record becomes a dead letter: a record that fits into raw must fit into dlq. */
    private static final int DEAD_LETTER_BYTES = 12 * 1024;

    /** Lengths in front of a header's name and value. */
    private static final int HEADER_FRAMING_BYTES = 10;

    public BatchMetadata {
        carried = Map.copyOf(carried);
    }

    /** Returns the most bytes that a record takes in Kafka beside its key and value, in raw or later. */
    public int overheadBytes() {
        int headers = carried.entrySet().stream()
                .mapToInt(header -> HEADER_FRAMING_BYTES
                        + header.getKey().length()
                        + header.getValue().length())
                .sum();
        return FRAMING_BYTES + DEAD_LETTER_BYTES + batchId.length() + headers;
    }
}
