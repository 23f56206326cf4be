// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.isolation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/** The batches that were handed over to Connect and are not confirmed. */
final class HandedOver {

    private final Deque<Batch> batches = new ArrayDeque<>();
    private boolean hasConfirmed;

    /** The copies that were made of one partition in one poll. */
    private record Batch(TopicPartition partition, BooleanSupplier isConfirmed) {}

    void add(TopicPartition partition, BooleanSupplier isConfirmed) {
        forgetFirstConfirmed();
        batches.add(new Batch(partition, isConfirmed));
    }

    /** Forgets those before the first that is not confirmed, which under exactly-once are all. */
    private void forgetFirstConfirmed() {
        while (!batches.isEmpty() && batches.element().isConfirmed().getAsBoolean()) {
            batches.remove();
            hasConfirmed = true;
        }
    }

    /** The partitions of which something is not confirmed as of now. */
    Set<TopicPartition> unconfirmed() {
        hasConfirmed |= batches.removeIf(batch -> batch.isConfirmed().getAsBoolean());
        Set<TopicPartition> partitions = new LinkedHashSet<>();
        batches.forEach(batch -> partitions.add(batch.partition()));
        return partitions;
    }

    /** Returns true if any batch was confirmed, as far as the last question has shown. */
    boolean hasConfirmed() {
        return hasConfirmed;
    }
}
