// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.catalog.CatalogsInUse;
import io.datagateway.quality.validation.TaskPartitions.Windows;
import io.datagateway.quality.validation.TaskWork.Input;
import io.datagateway.quality.validation.TaskWork.Reports;
import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.hold.HoldReason;
import io.datagateway.quality.validation.isolation.PartitionIsolation;
import io.datagateway.quality.validation.position.PartitionOffsets;
import io.datagateway.quality.validation.position.PartitionStarter;
import io.datagateway.quality.validation.position.PartitionStarter.Stored;
import io.datagateway.quality.validation.status.StatusClients;
import io.datagateway.quality.validation.status.StatusPositions;
import io.datagateway.quality.validation.status.StatusWriter;
import io.datagateway.quality.validation.target.TargetChecks;
import io.datagateway.quality.validation.target.TargetLook;
import io.datagateway.quality.validation.topics.KnownTopics;
import io.datagateway.quality.validation.topics.TaskShare;
import io.datagateway.quality.validation.topics.TopicLookup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.RecordMetadata;
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
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    /** So long a topic may wait though its targets are ready again. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final TaskEnvironment environment;
    private final HeldPartitions held = new HeldPartitions(Clock.systemUTC());
    private @Nullable Admin admin;
    private @Nullable RawReader reader;
    private @Nullable ReadMetrics metrics;
    private @Nullable BackgroundThread background;
    private @Nullable StatusWriter statusWriter;
    private @Nullable TaskPartitions partitions;
    private @Nullable TaskWork work;
    private @Nullable TargetLook targets;
    private @Nullable PartitionIsolation isolation;

    public ValidationSourceTask() {
        this(TaskEnvironment.ofWorker());
    }

    ValidationSourceTask(TaskEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public String version() {
        return ValidationSourceConnector.VERSION;
    }

    /**
     * Starts to look for topics, and waits for nothing: Kafka may be away. If this fails, Connect still calls
     * {@link #stop}, which closes what was opened.
     */
    @Override
    public void start(Map<String, String> settings) {
        ReadSettings.requireAllowed(settings);
        ValidationConfig config = new ValidationConfig(settings);
        metrics = new ReadMetrics(environment.registries().apply(config), held);
        isolation = environment.isolation().start(config.taskName(), held);
        reader = new RawReader(environment.consumers().apply(config.consumerSettings()));
        admin = environment.admins().apply(config.adminSettings());
        PartitionOffsets offsets = new PartitionOffsets(admin);
        Stored stored = new Stored(
                context.offsetStorageReader(), new StatusPositions(config.statusSettings(), environment.consumers()));
        PartitionStarter starter = new PartitionStarter(stored, offsets, config.dedupWindow(), config.recordsLost());
        Windows windows = new Windows(config.dedupWindow(), environment.memory());
        partitions = new TaskPartitions(reader, starter, held, windows);
        Optional<Path> contracts = config.contracts();
        TaskStatus status = new TaskStatus(partitions.taken(), held, contracts);
        targets = new TargetLook(
                admin,
                new TargetChecks(config.producerBounds().maxRequestSize()),
                topic -> isKeyless(contracts, topic));
        TaskShare share = config.taskShare();
        KnownTopics topics = new KnownTopics(new TopicLookup(admin, config.topicsRegex(), share, targets));
        Input input = new Input(new TaskTopics(topics, share), new UnavailableContracts(contracts, held));
        work = new TaskWork(input, partitions, new TurnReader(reader, isolation), new Reports(metrics, status));
        warnOfUnboundedTimes(config);
        statusWriter = StatusWriter.start(config.statusSettings(), StatusClients.real(), status);
        background = new BackgroundThread(environment.threads().apply("validation-" + config.taskName()));
        background.every(config.topicsRefresh(), "Looking for raw topics", topics::look);
        background.every(LOOK_AGAIN, "Looking at targets that were not ready", topics::lookAgain);
        new TaskJobs(partitions.taken(), held).start(background, starter, offsets);
    }

    private static boolean isKeyless(Optional<Path> contracts, String topic) {
        return contracts
                .flatMap(CatalogsInUse::oldest)
                .map(catalog -> catalog.keyless().contains(topic))
                .orElse(false);
    }

    private static void warnOfUnboundedTimes(ValidationConfig config) {
        if (!config.producerBounds().areTimesBounded()) {
            log.warn("producer.override.max.block.ms and producer.override.delivery.timeout.ms are not both set. Unless"
                    + " the worker has them, a target that takes nothing blocks this task with all its topics, for"
                    + " ever. Set both to 15000.");
        }
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> copies =
                Objects.requireNonNull(work, "not started").poll(Objects.requireNonNull(background));
        return copies.isEmpty() ? null : copies;
    }

    /** Connect gives no metadata for a record that was not written (KIP-779). It swallows what is thrown here. */
    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        if (record instanceof CopiedRecord copy) {
            if (metadata != null) {
                copy.confirm();
            } else {
                copy.drop();
                held.hold(copy.from(), HoldReason.RECORD_DROPPED, dropped(copy));
            }
        }
    }

    private static String dropped(CopiedRecord record) {
        return "A record was dropped after it was read: " + record.sourceOffset() + " is in neither .prod nor .dlq."
                + " Take the SMT that drops it out of transforms; then stop the connector and set the position back by"
                + " PATCH /connectors/<name>/offsets.";
    }

    @Override
    public void stop() {
        if (isolation != null) {
            environment.isolation().stop(isolation);
        }
        if (statusWriter != null) {
            statusWriter.close();
        }
        if (background != null) {
            background.close();
        }
        if (targets != null) {
            targets.close();
        }
        if (partitions != null) {
            partitions.close();
        }
        if (metrics != null) {
            metrics.close();
        }
        if (admin != null) {
            admin.close(CLOSE_TIMEOUT);
        }
        if (reader != null) {
            reader.close();
        }
    }
}
