// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the status of the topics, on a thread of its own: reads the status topic, and asks Kafka for the end offsets
 * where the status does not tell the lag. No failure here reaches a request.
 */
public final class TopicsWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicsWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long ENDS_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long MAX_BACK_OFF_NANOS = Duration.ofSeconds(30).toNanos();

    private final WatchedTopics topics;
    private final StatusTable table;
    private final StatusReader reader;
    private final EndOffsets ends;
    private final TopicsView view;
    private final Complaint complaint;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var worker = new Thread(task, "gateway-status");
        worker.setDaemon(true);
        return worker;
    });
    private volatile ReaderState state = ReaderState.CATCHING_UP;
    private volatile boolean isClosed;
    private long readNanos = System.nanoTime();
    private long endsNanos = System.nanoTime() - ENDS_NANOS;
    private long backOffNanos;
    private boolean hasFault;
    private long faultNanos;

    public TopicsWatch(String statusTopic, WatchedTopics topics, StatusClients clients) {
        this.topics = topics;
        this.table = new StatusTable(topics.rawNames(), System::nanoTime);
        this.reader = new StatusReader(statusTopic, clients, table, Clock.systemUTC());
        this.ends = new EndOffsets(clients.admin());
        this.view = new TopicsView(statusTopic, topics, table, ends);
        this.complaint = new Complaint(statusTopic);
    }

    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::step, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns what is known now, as JSON. */
    public byte[] json() {
        return view.json(state, Clock.systemUTC().instant());
    }

    /** Returns the number of raw topics of which no validation has ever written a status; null if that is not known. */
    public @Nullable Integer notValidated() {
        return view.notValidated(state);
    }

    private void step() {
        if (hasFault && System.nanoTime() - faultNanos < MAX_BACK_OFF_NANOS) {
            return;
        }
        try {
            read();
            refreshEnds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!isClosed) {
                log.error("Following the status of the topics failed by a fault of the program; it goes on", e);
                faultNanos = System.nanoTime();
                hasFault = true;
            }
        }
    }

    private void read() throws InterruptedException {
        if (System.nanoTime() - readNanos < 0) {
            return;
        }
        try {
            state = reader.read() ? ReaderState.CURRENT : ReaderState.CATCHING_UP;
            backOffNanos = 0;
            complaint.over();
        } catch (ExecutionException e) {
            backOff(Objects.requireNonNullElse(e.getCause(), e));
        } catch (KafkaException | TimeoutException e) {
            backOff(e);
        }
    }

    private void backOff(Throwable cause) {
        if (isClosed) {
            return;
        }
        reader.close();
        state = ReaderState.unavailable(cause);
        complaint.trouble(cause);
        backOffNanos = Math.min(MAX_BACK_OFF_NANOS, Math.max(TimeUnit.SECONDS.toNanos(1), 2 * backOffNanos));
        readNanos = System.nanoTime() + backOffNanos;
    }

    private void refreshEnds() throws InterruptedException {
        if (System.nanoTime() - endsNanos >= ENDS_NANOS) {
            endsNanos = System.nanoTime();
            ends.refresh(untold());
        }
    }

    /** The partitions whose lag no fresh status tells. */
    private Set<TopicPartition> untold() {
        Map<TopicPartition, StatusTable.Aged> known = table.byPartition();
        return topics.contracts().stream()
                .flatMap(topics::partitions)
                .filter(partition -> PartitionLag.of(known.get(partition), null).source() != PartitionLag.Source.STATUS)
                .limit(StatusTable.MAX_RECORDS)
                .collect(Collectors.toSet());
    }

    /** Ends the watching. Does not wait for that. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            reader.wakeUp();
            thread.execute(reader::close);
            thread.shutdown();
        }
    }
}
