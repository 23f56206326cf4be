// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.UnavailableContract;
import io.datagateway.quality.catalog.CatalogsInUse;
import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.hold.HoldReason;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Holds the partitions of topics whose contracts the transforms cannot use. For the task's thread. */
final class UnavailableContracts {

    private final Optional<Path> folder;
    private final HeldPartitions held;
    private final @Nullable String task = CatalogsInUse.currentTask();
    private Map<String, UnavailableContract> before = Map.of();

    /**
     * To be made by the task's thread.
     *
     * @param folder of the catalog that the transforms read; empty if the settings name none
     */
    UnavailableContracts(Optional<Path> folder, HeldPartitions held) {
        this.folder = folder;
        this.held = held;
    }

    /** Holds those of {@code taken} that nobody can judge now, and lets the others go on. */
    void hold(Map<TopicPartition, TakenPartition> taken) {
        Map<String, UnavailableContract> now =
                folder.map(it -> CatalogsInUse.unavailableTo(task, it)).orElse(Map.of());
        if (now.isEmpty() && before.isEmpty()) {
            return;
        }
        before = now;
        taken.forEach((partition, of) -> {
            UnavailableContract contract = now.get(of.raw().family().base());
            if (contract == null) {
                held.release(partition, HoldReason.CONTRACT_UNAVAILABLE);
            } else {
                held.hold(partition, HoldReason.CONTRACT_UNAVAILABLE, detail(contract));
            }
        });
    }

    private static String detail(UnavailableContract contract) {
        int others = contract.problems().size() - 1;
        return "The contract of " + contract.topic() + " cannot be used: "
                + contract.problems().stream().findFirst().orElse("it is missing")
                + (others > 0 ? " (and " + others + " more problems, which the log tells)" : "")
                + " Correct it, and restart the connector.";
    }
}
