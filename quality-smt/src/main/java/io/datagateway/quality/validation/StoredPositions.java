// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Reads the positions of raw partitions from Connect's offset topic. */
final class StoredPositions {

    private StoredPositions() {}

    /**
     * The positions of those partitions that have one.
     *
     * @throws LostPositionException if a position is from an earlier topic of the same name
     * @throws ConnectException if a position cannot be read; taking it for none would copy everything again
     */
    static Map<TopicPartition, SourcePosition> of(List<RawPartition> partitions, OffsetStorageReader storage) {
        Map<Map<String, Object>, Map<String, Object>> stored =
                storage.offsets(partitions.stream().map(SourcePosition::keyOf).toList());
        Map<TopicPartition, SourcePosition> positions = new HashMap<>();
        for (RawPartition raw : partitions) {
            Map<String, Object> key = SourcePosition.keyOf(raw);
            if (!stored.containsKey(key)) {
                throw new ConnectException("The position of " + raw.topicPartition()
                        + " could not be read from Connect's offset topic; the worker's log says why");
            }
            Map<String, Object> offset = stored.get(key);
            if (offset != null) {
                positions.put(raw.topicPartition(), checked(SourcePosition.of(offset), raw));
            }
        }
        return positions;
    }

    private static SourcePosition checked(SourcePosition position, RawPartition raw) {
        String topicId = position.topicId();
        if (topicId != null && !topicId.equals(raw.topicId().toString())) {
            throw LostPositionException.otherTopic(raw, position);
        }
        return position;
    }
}
