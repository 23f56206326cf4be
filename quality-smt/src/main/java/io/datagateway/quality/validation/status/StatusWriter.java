// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the status of a task's partitions at an interval, on a thread of its own: what has changed, and the rest every
 * {@value #REPEAT} intervals, as long as the task works. After that only what changes still, so that readers notice by
 * the age of the status that nobody works.
 */
public final class StatusWriter implements AutoCloseable {

    /** The number of intervals after which a status is written again though it has not changed. */
    static final int REPEAT = 5;

    private static final Logger log = LoggerFactory.getLogger(StatusWriter.class);

    private final Source source;
    private final StatusFormat format;
    private final StatusTopic topic;
    private final Clock clock;
    private final Duration interval;
    private final Map<TopicPartition, Written> written = new HashMap<>();
    private long round;
    private final ScheduledExecutorService thread;

    /** The status of a task, as of now. Asked on the writer's thread. */
    public interface Source {

        List<PartitionStatus> partitions();

        /** Returns true if the task has worked since this was asked last. */
        boolean hasWorked();
    }

    /** The last status that Kafka has of a partition. */
    private record Written(PartitionStatus status, long round) {}

    StatusWriter(StatusSettings settings, Source source, StatusTopic topic, Clock clock) {
        this.source = source;
        this.format = new StatusFormat(settings, settings.interval().multipliedBy(REPEAT));
        this.topic = topic;
        this.clock = clock;
        this.interval = settings.interval();
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread newThread =
                    new Thread(work, "validation-status-" + settings.writer().connector());
            newThread.setDaemon(true);
            return newThread;
        });
    }

    /** Starts a writer; null if the settings ask for none. */
    public static @Nullable StatusWriter start(StatusSettings settings, StatusClients clients, Source source) {
        if (settings.isOff()) {
            return null;
        }
        StatusTopic topic = new StatusTopic(settings, clients, System::nanoTime);
        StatusWriter writer = new StatusWriter(settings, source, topic, Clock.systemUTC());
        writer.start();
        return writer;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the work reports its own failures
    private void start() {
        thread.scheduleWithFixedDelay(this::run, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("Writing the status failed by a fault of the program; the task goes on without a status", e);
            thread.shutdownNow();
            topic.close();
        }
    }

    /** Writes once what is to be written now. */
    void write() throws InterruptedException {
        round++;
        boolean repeats = source.hasWorked();
        List<PartitionStatus> all = source.partitions();
        written.keySet().retainAll(all.stream().map(PartitionStatus::partition).collect(Collectors.toSet()));
        List<PartitionStatus> due =
                all.stream().filter(status -> isDue(status, repeats)).toList();
        if (!due.isEmpty() && topic.write(records(due))) {
            due.forEach(status -> written.put(status.partition(), new Written(status, round)));
        }
    }

    private boolean isDue(PartitionStatus status, boolean repeats) {
        Written last = written.get(status.partition());
        return last == null || !last.status().equals(status) || (repeats && round - last.round() >= REPEAT);
    }

    private List<ProducerRecord<byte[], byte[]>> records(List<PartitionStatus> due) {
        Instant now = clock.instant();
        return due.stream().map(status -> format.record(status, now)).toList();
    }

    /** Ends the writing, after what has changed is written. Does not wait for that. */
    @Override
    public void close() {
        if (!thread.isShutdown()) {
            thread.execute(() -> {
                run();
                topic.close();
            });
            thread.shutdown();
        }
    }
}
