// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import io.datagateway.quality.validation.topics.RawPartition;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Positions of raw partitions as they stood in Connect's offset topic when it was read. */
final class StoredPositions {

    private final Map<Map<String, Object>, Map<String, Object>> stored;

    private StoredPositions(Map<Map<String, Object>, Map<String, Object>> stored) {
        this.stored = stored;
    }

    /**
     * Reads them, which takes as long as Kafka does.
     *
     * @throws ConnectException if the topic cannot be read
     */
    static StoredPositions read(Collection<RawPartition> partitions, OffsetStorageReader storage) {
        return new StoredPositions(
                storage.offsets(partitions.stream().map(SourcePosition::keyOf).toList()));
    }

    /**
     * The position of {@code raw}; empty if it has none.
     *
     * @throws ConnectException if it cannot be read; taking it for none would copy everything again
     */
    Optional<SourcePosition> of(RawPartition raw) {
        Map<String, Object> key = SourcePosition.keyOf(raw);
        if (!stored.containsKey(key)) {
            throw new ConnectException("the position of " + raw.topicPartition()
                    + " could not be read from Connect's offset topic; the worker's log says why");
        }
        return Optional.ofNullable(stored.get(key)).map(SourcePosition::of);
    }
}
