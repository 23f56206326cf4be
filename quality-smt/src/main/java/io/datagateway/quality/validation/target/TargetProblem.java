// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.target;

import java.util.OptionalInt;

/**
 * Why Kafka will not take records.
 *
 * @param partition of the target; empty if it is about all
 * @param text with the remedy
 */
public record TargetProblem(OptionalInt partition, String text) {

    static TargetProblem ofAll(String text) {
        return new TargetProblem(OptionalInt.empty(), text);
    }

    static TargetProblem of(int partition, String text) {
        return new TargetProblem(OptionalInt.of(partition), text);
    }

    boolean concerns(int targetPartition) {
        return partition.isEmpty() || partition.getAsInt() == targetPartition;
    }
}
