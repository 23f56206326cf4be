// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.RecordHeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a whole batch, from the headers of its request.
 *
 * @param shard chooses the partition, 0 or more; null to let record key or batch id choose
 * @param carried headers that go into Kafka as they are, by name; ASCII
 */
public record BatchMetadata(
        BatchIdentity identity,
        ContractId contract,
        @Nullable Integer shard,
        Map<String, String> carried) {

    /** Framing of a record and its batch, and what compression may add. */
    private static final int FRAMING_BYTES = 960;

    /** Headers with the reasons, if the record becomes a dead letter: a record that fits into raw must fit into dlq. */
    private static final int DEAD_LETTER_BYTES = 12 * 1024;

    /** Lengths in front of a header's name and value. */
    private static final int HEADER_FRAMING_BYTES = 10;

    /** The longest index at the end of a record id. */
    private static final int INDEX_BYTES = 10;

    public BatchMetadata {
        carried = Map.copyOf(carried);
    }

    public String batchId() {
        return identity.batchId();
    }

    /** Returns the most bytes that a record takes in Kafka beside its key and value, in raw or later. */
    public int overheadBytes() {
        return FRAMING_BYTES + DEAD_LETTER_BYTES + headerBytes();
    }

    /** Returns the headers that are the same for all records of the batch, by name. */
    public Map<String, String> sharedHeaders() {
        var headers = new LinkedHashMap<String, String>();
        headers.put(RecordHeaderNames.VERSION, contract.version().toString());
        headers.putAll(carried);
        return headers;
    }

    /** Returns the most bytes that the headers of a record take in raw: the shared ones and its record id. */
    public int headerBytes() {
        int shared = sharedHeaders().entrySet().stream()
                .mapToInt(header -> bytes(header.getKey(), header.getValue()))
                .sum();
        int recordId = identity.recordIdPrefix().getBytes(StandardCharsets.UTF_8).length + INDEX_BYTES;
        return shared + bytes(RecordHeaderNames.RECORD_ID, "") + recordId;
    }

    private static int bytes(String name, String value) {
        return HEADER_FRAMING_BYTES + name.length() + value.length();
    }
}
