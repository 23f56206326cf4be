// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import io.datagateway.http.status.PartitionLag.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sum over the partitions of a topic, and a sentence on what is not as it should be. */
final class TopicSummary {

    private final String statusTopic;
    private final Map<Source, Integer> partitions = new EnumMap<>(Source.class);
    private long lag;

    TopicSummary(String statusTopic) {
        this.statusTopic = statusTopic;
    }

    void add(PartitionLag partition) {
        partitions.merge(partition.source(), 1, Integer::sum);
        lag += partition.lag() == null ? 0 : partition.lag();
    }

    private int count(Source source) {
        return partitions.getOrDefault(source, 0);
    }

    /** Returns the lag of all partitions; null if that of one is not known. */
    @Nullable
    Long lag() {
        return partitions.isEmpty() || count(Source.UNKNOWN) > 0 ? null : (Long) lag;
    }

    /** Returns what is wrong, for people; null if nothing is. */
    @Nullable
    String detail() {
        if (partitions.isEmpty()) {
            return "There is no raw topic, or the gateway may not see it or write to it.";
        }
        List<String> details = new ArrayList<>();
        if (count(Source.END_OFFSETS) > 0) {
            details.add("Nobody writes the status of " + count(Source.END_OFFSETS) + " partitions now: the validation"
                    + " is paused, stopped, failed or just starting, or may not write to " + statusTopic
                    + ". Their lag is counted from the last known position to the end offset.");
        }
        if (count(Source.UNKNOWN) > 0) {
            details.add("The lag of " + count(Source.UNKNOWN) + " partitions is not known: no validation has written"
                    + " their status to " + statusTopic + ", or Kafka does not tell their end offsets.");
        }
        return details.isEmpty() ? null : String.join(" ", details);
    }
}
