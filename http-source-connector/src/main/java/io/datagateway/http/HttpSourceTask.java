// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.record.GatewayRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Task that hands the batches of its worker's listener to Connect, and tells each batch its result. */
public final class HttpSourceTask extends SourceTask {

    /** Longest wait in {@code poll()}: nobody interrupts it when a task is to stop. */
    private static final Duration POLL_WAIT = Duration.ofMillis(200);

    private static final AtomicLong INSTANCES = new AtomicLong();

    private final ListenerRegistry listeners;
    private final long instance = INSTANCES.incrementAndGet();
    private ListenerRegistry.@Nullable Lease lease;
    private int pollMaxRecords;

    public HttpSourceTask() {
        this(ListenerRegistry.WORKER);
    }

    HttpSourceTask(ListenerRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public String version() {
        return HttpSourceConnector.VERSION;
    }

    @Override
    public void start(Map<String, String> settings) {
        GatewayFiles.requireAllowed(settings);
        var config = new HttpSourceConfig(settings);
        pollMaxRecords = config.pollMaxRecords();
        lease = listeners.open(config, instance);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        if (lease == null) {
            throw new IllegalStateException("poll() before start()");
        }
        List<Batch> batches = lease.queue().drain(pollMaxRecords, POLL_WAIT);
        return batches.isEmpty() ? null : GatewayRecord.listOf(batches);
    }

    /**
     * Receives the only proof that a record is in Kafka. In exactly-once mode it comes after the transaction; otherwise on
     * the producer's I/O thread, perhaps after {@link #stop()}.
     *
     * @param metadata null if a transform or the producer has dropped the record
     */
    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        if (record instanceof GatewayRecord ours) {
            boolean hasEnded = lease != null && lease.queue().isClosed();
            ours.settle(metadata, hasEnded ? Unwritten.ABANDONED : Unwritten.LOST);
        }
    }

    /** Called last, on the task's thread. Batches that Connect has not confirmed yet stay with the listener. */
    @Override
    public void stop() {
        if (lease != null) {
            lease.close();
        }
    }
}
