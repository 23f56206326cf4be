// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.http.intake.RawTopicCache;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes the metadata of the raw topics, on a thread of its own. A record for a topic that does not exist, or one too
 * large for its topic, must be refused before Connect has it: it would block or end the task for everybody.
 */
public final class RawTopicWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RawTopicWatch.class);

    private final Admin admin;
    private final RawTopicReader reader;
    private final Set<String> topics;
    private final RawTopicCache known;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var worker = new Thread(task, "gateway-raw-topics");
        worker.setDaemon(true);
        return worker;
    });

    /**
     * @param admin closed by {@link #close()}
     * @param topics the contracts' topics
     * @param maxRequestSize {@code max.request.size} of the producer that will send the records
     */
    public RawTopicWatch(Admin admin, Set<String> topics, int maxRequestSize) {
        this.admin = admin;
        this.reader = new RawTopicReader(admin, maxRequestSize);
        this.topics = topics;
        this.known = new RawTopicCache();
    }

    /** Starts to ask Kafka, at once and then after every {@code interval}. */
    public void start(Duration interval) {
        var unused = thread.scheduleWithFixedDelay(this::refresh, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    public RawTopicCache known() {
        return known;
    }

    /** Asks Kafka; if it cannot be asked, the old metadata stays. */
    private void refresh() {
        try {
            known.replace(reader.read(topics));
        } catch (ExecutionException | KafkaException e) {
            log.warn("Cannot ask Kafka for the raw topics; going on with what was known before", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The watch on the raw topics failed; it goes on", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        admin.close(Duration.ZERO);
    }
}
