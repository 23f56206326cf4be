// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.http.intake.RawTopic;
import io.datagateway.http.intake.RawTopicCache;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the raw topics again and again, on a thread of its own. A record that Kafka would refuse or not take in time
 * must be refused before Connect has it: it would block or end the task for everybody.
 */
public final class RawTopicWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RawTopicWatch.class);

    /** Time between two looks at the topics that have a problem, or of which a record could not be written. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration REMINDER = Duration.ofMinutes(5);

    private final Admin admin;
    private final RawTopicReader reader;
    private final Set<String> topics;
    private final Predicate<String> isInTrouble;
    private final RawTopicCache known = new RawTopicCache();
    private final RawTopicProblems problems = new RawTopicProblems(Clock.systemUTC());
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var worker = new Thread(task, "gateway-raw-topics");
        worker.setDaemon(true);
        return worker;
    });
    private boolean isUnreachable;
    private long toldNanos;
    private long lookedNanos;

    /**
     * @param admin closed by {@link #close()}
     * @param isInTrouble returns true for a contract topic whose records do not get into Kafka
     */
    public RawTopicWatch(Admin admin, RawTopicDemands demands, Predicate<String> isInTrouble) {
        this.isInTrouble = isInTrouble;
        this.admin = admin;
        this.reader = new RawTopicReader(admin, demands);
        this.topics = demands.topics();
    }

    /** Starts to ask Kafka: for all topics at once and then after every {@code interval}, sooner for those with a problem. */
    public void start(Duration interval) {
        long millis = Math.min(interval.toMillis(), SOON.toMillis());
        lookedNanos = System.nanoTime() - interval.toNanos();
        var unused = thread.scheduleWithFixedDelay(() -> look(interval.toNanos()), 0, millis, TimeUnit.MILLISECONDS);
    }

    public RawTopicCache known() {
        return known;
    }

    private void look(long intervalNanos) {
        long nowNanos = System.nanoTime();
        boolean isAll = isUnreachable || nowNanos - lookedNanos >= intervalNanos;
        lookedNanos = isAll ? nowNanos : lookedNanos;
        refresh(isAll ? topics : suspicious());
    }

    private Set<String> suspicious() {
        return topics.stream()
                .filter(topic -> problems.has(topic) || isInTrouble.test(topic))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Asks Kafka; if it cannot be asked, what was known stays. */
    private void refresh(Set<String> some) {
        if (some.isEmpty()) {
            return;
        }
        try {
            read(some);
        } catch (ExecutionException e) {
            unreachable(Objects.requireNonNullElse(e.getCause(), e));
        } catch (KafkaException e) {
            unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The watch on the raw topics failed; it goes on", e);
        }
    }

    private void read(Set<String> some) throws ExecutionException, InterruptedException {
        var seen = new HashMap<String, RawTopic>();
        reader.read(some)
                .forEach((topic, finding) ->
                        seen.put(topic, new RawTopic(finding.metadata(), problems.note(topic, finding))));
        known.update(seen);
        known.explain("Kafka does not tell the gateway about the topic now.");
        if (isUnreachable) {
            isUnreachable = false;
            log.info("Kafka tells of the raw topics again");
        }
    }

    private void unreachable(Throwable cause) {
        String why = cause.getClass().getSimpleName();
        known.explain("The gateway cannot reach Kafka (" + why + "). The operator must look at kafka.bootstrap.servers"
                + " and the other kafka.* settings of the connector, and at the brokers.");
        long nowNanos = System.nanoTime();
        if (!isUnreachable || nowNanos - toldNanos >= REMINDER.toNanos()) {
            isUnreachable = true;
            toldNanos = nowNanos;
            log.warn(
                    "Cannot ask Kafka for the raw topics; going on with what was known before. Look at"
                            + " kafka.bootstrap.servers and the other kafka.* settings if this lasts.",
                    cause);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        admin.close(Duration.ZERO);
    }
}
