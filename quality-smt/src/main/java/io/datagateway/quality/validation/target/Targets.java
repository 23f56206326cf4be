// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.target;

import io.datagateway.quality.limit.RecordSize;
import io.datagateway.quality.limit.TargetLimits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What the two targets of a raw topic take.
 *
 * @param problems why nothing is taken, of a partition or at all; empty if all is well
 * @param prodBytes the size of the largest record that prod takes; {@link TargetLimits#UNKNOWN} if it is not known
 * @param dlqBytes the same of dlq
 * @param keyless a target that takes no record without a key, as it is compacted; empty if there is none
 */
public record Targets(List<TargetProblem> problems, int prodBytes, int dlqBytes, Optional<String> keyless) {

    /** Those of which nothing is known that keeps a record away. */
    public static final Targets READY =
            new Targets(List.of(), TargetLimits.UNKNOWN, TargetLimits.UNKNOWN, Optional.empty());

    public Targets {
        problems = List.copyOf(problems);
    }

    /** The problems of a partition of the targets in one text; empty if it has none. */
    public String problem(int targetPartition) {
        return problems.stream()
                .filter(problem -> problem.concerns(targetPartition))
                .map(TargetProblem::text)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /**
     * Returns true if the record fits nowhere: not even as a dead letter, with the shortest headers. Whether it will be
     * one is not known before it is judged.
     */
    public boolean isTooLarge(ConsumerRecord<byte[], byte[]> raw) {
        return dlqBytes != TargetLimits.UNKNOWN && deadLetterBytes(raw) > dlqBytes;
    }

    /** Returns true if the record has no key, and a target it may go to wants one. */
    public boolean lacksKey(ConsumerRecord<byte[], byte[]> raw) {
        return raw.key() == null && keyless.isPresent();
    }

    /** The size of the record as a dead letter with the shortest headers. */
    public static long deadLetterBytes(ConsumerRecord<byte[], byte[]> raw) {
        long size = RecordSize.of(raw.key(), raw.value()) + TargetLimits.SHORTEST_DEAD_LETTER_HEADERS;
        for (Header header : raw.headers()) {
            size += RecordSize.header(header.key(), header.value());
        }
        return size;
    }
}
