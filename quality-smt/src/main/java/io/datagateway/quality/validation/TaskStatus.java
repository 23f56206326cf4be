// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.catalog.CatalogState;
import io.datagateway.quality.catalog.CatalogsInUse;
import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.status.CatalogStatus;
import io.datagateway.quality.validation.status.PartitionStatus;
import io.datagateway.quality.validation.status.StatusWriter;
import io.datagateway.quality.validation.topics.RawPartition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The status of a task: written by the task's thread, read by that of the {@link StatusWriter}. */
final class TaskStatus implements StatusWriter.Source {

    private final Map<TopicPartition, TakenPartition> taken;
    private final HeldPartitions held;
    private final Optional<Path> contracts;
    private volatile boolean hasPolled;

    /** Set by the reader of the status, so that the task tells how far it has read only as often as that is asked. */
    private volatile boolean isAsked = true;

    /**
     * @param taken the partitions that the task serves, which come and go
     * @param contracts the folder of the catalog; empty if the settings name none
     */
    TaskStatus(Map<TopicPartition, TakenPartition> taken, HeldPartitions held, Optional<Path> contracts) {
        this.taken = taken;
        this.held = held;
        this.contracts = contracts;
    }

    /** Notes that the task works, and how far it has read. To be called after each poll, on the task's thread. */
    void polled(RawReader reader) {
        hasPolled = true;
        if (isAsked) {
            isAsked = false;
            taken.forEach((partition, of) -> reader.tell(partition, of.progress()));
        }
    }

    @Override
    public List<PartitionStatus> partitions() {
        Optional<CatalogState> catalog = contracts.flatMap(CatalogsInUse::oldest);
        return taken.values().stream()
                .map(of -> status(of, catalog.orElse(null)))
                .toList();
    }

    private PartitionStatus status(TakenPartition of, @Nullable CatalogState catalog) {
        RawPartition raw = of.raw(); // first: with the id of a new topic there is no position of the old one
        TopicPartition partition = raw.topicPartition();
        String topic = raw.family().base();
        return new PartitionStatus(
                partition,
                raw.topicId(),
                of.progress().position(),
                of.progress().endOffset(),
                catalog == null ? null : catalog(catalog, topic),
                held.of(partition).orElse(null));
    }

    private static CatalogStatus catalog(CatalogState catalog, String topic) {
        return new CatalogStatus(
                catalog.loadedAt(), catalog.contracts(), catalog.versions().getOrDefault(topic, List.of()));
    }

    @Override
    public boolean hasWorked() {
        boolean worked = hasPolled;
        hasPolled = false;
        isAsked = true;
        return worked;
    }
}
