// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.topics.TaskShare.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a task does with each poll: serves the partitions that are there now, and copies what has arrived in them. */
final class TaskWork {

    private static final Logger log = LoggerFactory.getLogger(TaskWork.class);

    private static final long REVIEW_NANOS = Duration.ofSeconds(1).toNanos();

    private final TaskTopics topics;
    private final TaskPartitions partitions;
    private final TurnReader reader;
    private final Reports reports;
    private final UnavailableContracts contracts;
    private long reviewedNanos = System.nanoTime();

    /** What decides on the partitions of a task. */
    record Input(TaskTopics topics, UnavailableContracts contracts) {}

    /** Where a task tells what it does. */
    record Reports(ReadMetrics metrics, TaskStatus status) {}

    TaskWork(Input input, TaskPartitions partitions, TurnReader reader, Reports reports) {
        this.topics = input.topics();
        this.contracts = input.contracts();
        this.partitions = partitions;
        this.reader = reader;
        this.reports = reports;
    }

    /**
     * The copies of what has arrived; waits a little if there is nothing.
     *
     * @param background asks Kafka, so that this does not wait
     * @throws RetriableException if Kafka is busy
     */
    List<SourceRecord> poll(BackgroundThread background) throws InterruptedException {
        Optional<Map<TopicPartition, Served>> change = topics.change();
        if (change.isPresent()) {
            Set<TopicPartition> before = Set.copyOf(partitions.taken().keySet());
            partitions.serve(change.get());
            Set<TopicPartition> now = partitions.taken().keySet();
            Set<TopicPartition> gone = without(before, now);
            reader.serve(gone, now);
            contracts.hold(partitions.taken());
            reports.metrics().publish(partitions.taken());
            tell(without(now, before), gone);
        }
        review();
        partitions.update(background);
        ConsumerRecords<byte[], byte[]> batch = reader.poll(partitions.taken().keySet(), trouble -> {
            topics.lookAgain(background);
            partitions.accept(trouble);
        });
        List<SourceRecord> copies = new ArrayList<>(batch.count());
        int duplicates = copy(batch, copies);
        reports.metrics().polled(copies.size() + duplicates);
        reports.status().polled(reader.reader());
        return copies;
    }

    private static Set<TopicPartition> without(Set<TopicPartition> partitions, Set<TopicPartition> others) {
        Set<TopicPartition> left = new HashSet<>(partitions);
        left.removeAll(others);
        return left;
    }

    private void tell(Set<TopicPartition> begun, Set<TopicPartition> gone) {
        if (!begun.isEmpty() || !gone.isEmpty()) {
            log.info(
                    "Serving {} raw partitions; new: {}; no longer: {}",
                    partitions.taken().size(),
                    begun,
                    gone);
        }
    }

    private int copy(ConsumerRecords<byte[], byte[]> batch, List<SourceRecord> copies) {
        Map<TopicPartition, Integer> duplicates = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            TakenPartition of = Objects.requireNonNull(partitions.taken().get(partition));
            int before = copies.size();
            List<ConsumerRecord<byte[], byte[]>> records = partitions.taken(of, batch.records(partition));
            int found =
                    records.isEmpty() ? 0 : Objects.requireNonNull(of.copier()).copy(records, copies);
            if (copies.size() > before) {
                reader.handedOver(partition, ((CopiedRecord) copies.get(before)).batch());
            }
            if (found > 0) {
                duplicates.put(partition, found);
                of.duplicates.add(found);
            }
            of.measureWindow();
            measure(partition, of);
        }
        if (!duplicates.isEmpty()) {
            log.info("Not copied, because the same records were there before: {}", duplicates);
        }
        return duplicates.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Looks at all partitions, busy or not. Once a second: there may be thousands. */
    private void review() {
        partitions.yieldMemory();
        long now = System.nanoTime();
        if (now - reviewedNanos >= REVIEW_NANOS) {
            reviewedNanos = now;
            partitions.review();
            contracts.hold(partitions.taken());
            partitions.taken().forEach(this::measure);
        }
    }

    private void measure(TopicPartition partition, TakenPartition of) {
        of.lag = reader.reader().isWarmingUp(partition)
                ? -1
                : reader.reader()
                        .lag(partition)
                        .orElseGet(() -> of.progress().waiting().orElse(-1));
    }
}
