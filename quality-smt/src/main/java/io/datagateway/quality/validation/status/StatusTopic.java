// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The status topic, as one task writes to it. Asks Kafka for the topic before it makes a producer, which would create a
 * missing topic where brokers allow that, and complain of it every second where they do not. After a failure leaves
 * Kafka alone for a while. For one thread, which may have to wait.
 */
final class StatusTopic implements AutoCloseable {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

    private final StatusSettings settings;
    private final StatusClients clients;
    private final LongSupplier nanoTime;
    private final Complaint complaint;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean isPaused;
    private long pausedNanos;

    StatusTopic(StatusSettings settings, StatusClients clients, LongSupplier nanoTime) {
        this.settings = settings;
        this.clients = clients;
        this.nanoTime = nanoTime;
        this.complaint = new Complaint(settings.topic());
    }

    /** Writes the records. Returns true once all are acknowledged, and false if they have to be written again. */
    boolean write(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        if (isPaused && nanoTime.getAsLong() - pausedNanos < PAUSE_NANOS) {
            return false;
        }
        try {
            awaitAll(sendAll(records, open()));
            complaint.over();
            return true;
        } catch (ExecutionException e) {
            pause(Objects.requireNonNullElse(e.getCause(), e));
        } catch (KafkaException | TimeoutException e) {
            pause(e);
        }
        return false;
    }

    private Producer<byte[], byte[]> open() throws InterruptedException, ExecutionException, TimeoutException {
        if (producer == null) {
            ask();
            producer = clients.producers().apply(settings.producer());
            isPaused = false;
        }
        return producer;
    }

    private void ask() throws InterruptedException, ExecutionException, TimeoutException {
        Admin admin = clients.admins().apply(settings.admin());
        try {
            admin.describeTopics(List.of(settings.topic()))
                    .allTopicNames()
                    .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** Sends up to the first record that is refused at once: each later one would only wait to be refused as well. */
    private static List<Future<?>> sendAll(List<ProducerRecord<byte[], byte[]>> records, Producer<byte[], byte[]> to) {
        List<Future<?>> sent = new ArrayList<>();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            if (failure.get() == null) {
                sent.add(to.send(record, (metadata, e) -> failure.compareAndSet(null, e)));
            }
        }
        return sent;
    }

    private static void awaitAll(List<Future<?>> sent) throws InterruptedException, ExecutionException {
        for (Future<?> record : sent) {
            record.get();
        }
    }

    private void pause(Throwable cause) {
        close(Duration.ZERO);
        isPaused = true;
        pausedNanos = nanoTime.getAsLong();
        complaint.trouble(cause, pausedNanos);
    }

    private void close(Duration timeout) {
        if (producer != null) {
            producer.close(timeout);
            producer = null;
        }
    }

    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }
}
