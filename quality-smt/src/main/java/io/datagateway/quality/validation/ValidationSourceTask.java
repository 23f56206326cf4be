// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.status.StatusClients;
import io.datagateway.quality.validation.status.StatusWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies its share of the raw partitions, duplicates only once. The SMTs choose the target of a copy; none may be
 * dropped.
 */
public final class ValidationSourceTask extends SourceTask {

    private static final Logger log = LoggerFactory.getLogger(ValidationSourceTask.class);

    private final Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers;
    private final DedupMemory memory;
    private final Function<ValidationConfig, Metrics> registries;
    private final Map<TopicPartition, PartitionCopier> copiers = new HashMap<>();
    private @Nullable RawReader reader;
    private @Nullable ReadMetrics metrics;
    private @Nullable TaskStatus status;
    private @Nullable StatusWriter statusWriter;
    private volatile @Nullable SourceRecord dropped;

    public ValidationSourceTask() {
        this(
                settings -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                DedupMemory.ofWorker(),
                ValidationConfig::openMetrics);
    }

    ValidationSourceTask(
            Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers,
            DedupMemory memory,
            Function<ValidationConfig, Metrics> registries) {
        this.consumers = consumers;
        this.memory = memory;
        this.registries = registries;
    }

    @Override
    public String version() {
        return ValidationSourceConnector.VERSION;
    }

    /** If this fails, Connect still calls {@link #stop}, which closes what was opened. */
    @Override
    public void start(Map<String, String> settings) {
        ValidationConfig config = new ValidationConfig(settings);
        List<RawPartition> share = config.taskPartitions();
        Map<TopicPartition, SourcePosition> positions = StoredPositions.of(share, context.offsetStorageReader());
        DedupWindow window = config.dedupWindow();
        for (RawPartition raw : share) {
            SourcePosition position = positions.get(raw.topicPartition());
            OptionalLong first = position == null ? OptionalLong.empty() : OptionalLong.of(position.next());
            copiers.put(raw.topicPartition(), new PartitionCopier(raw, first, window, memory));
        }
        metrics = new ReadMetrics(registries.apply(config), share, this::effectiveRecords);
        reader = new RawReader(consumers.apply(config.consumerSettings()), window);
        reader.assign(copiers.keySet(), positions);
        status = new TaskStatus(progress(share), config.contracts());
        statusWriter = StatusWriter.start(config.statusSettings(), StatusClients.real(), status);
        log.info(
                "Validating {} raw partitions, {} of them from the beginning: {}",
                share.size(),
                share.size() - positions.size(),
                share);
    }

    private Map<RawPartition, CopyProgress> progress(List<RawPartition> share) {
        Map<RawPartition, CopyProgress> progress = new HashMap<>();
        share.forEach(raw -> progress.put(
                raw, Objects.requireNonNull(copiers.get(raw.topicPartition())).progress()));
        return progress;
    }

    @Override
    public @Nullable List<SourceRecord> poll() {
        failIfDropped();
        copiers.values().forEach(PartitionCopier::yieldMemory);
        RawReader from = Objects.requireNonNull(reader, "not started");
        ConsumerRecords<byte[], byte[]> batch = from.poll();
        List<SourceRecord> copies = new ArrayList<>(batch.count());
        int duplicates = copy(batch, copies);
        Objects.requireNonNull(metrics).polled(copies.size() + duplicates, from::lag);
        Objects.requireNonNull(status).polled(from);
        return copies.isEmpty() ? null : copies;
    }

    private int copy(ConsumerRecords<byte[], byte[]> batch, List<SourceRecord> copies) {
        Map<TopicPartition, Integer> duplicates = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            PartitionCopier copier = Objects.requireNonNull(copiers.get(partition));
            int found = copier.copy(batch.records(partition), copies);
            if (found > 0) {
                duplicates.put(partition, found);
                Objects.requireNonNull(metrics).duplicates(partition, found);
            }
        }
        if (!duplicates.isEmpty()) {
            log.info("Not copied, because the same records were there before: {}", duplicates);
        }
        return duplicates.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int effectiveRecords(TopicPartition partition) {
        return Objects.requireNonNull(copiers.get(partition)).effectiveRecords();
    }

    private void failIfDropped() {
        SourceRecord record = dropped;
        if (record != null) {
            throw new ConnectException("A record was dropped after it was read: " + record.sourcePartition() + " at "
                    + record.sourceOffset() + " is in neither .prod nor .dlq. Take the SMT that drops it "
                    + "out of transforms; then stop the connector and set the "
                    + "position back by PATCH /connectors/<name>/offsets");
        }
    }

    /** Connect gives no metadata for a record that was not written (KIP-779). It swallows what is thrown here. */
    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        if (metadata != null && record instanceof CopiedRecord copy) {
            copy.confirm();
        } else if (metadata == null && dropped == null) {
            dropped = record;
        }
    }

    @Override
    public void stop() {
        if (statusWriter != null) {
            statusWriter.close();
        }
        copiers.values().forEach(PartitionCopier::close);
        copiers.clear(); // Connect keeps a failed task until it is restarted
        if (metrics != null) {
            metrics.close();
        }
        if (reader != null) {
            reader.close();
        }
    }
}
