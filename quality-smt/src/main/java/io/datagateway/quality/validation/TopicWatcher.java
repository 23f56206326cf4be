// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for raw topics at an interval, and reports changes. A failed look changes nothing: the known topics stay. */
final class TopicWatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicWatcher.class);
    private static final long STOP_SECONDS = 3;

    private final TopicLookup lookup;
    private final Runnable onChange;
    private final Consumer<Exception> onBug;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread newThread = new Thread(work, "raw-topic-watcher");
        newThread.setDaemon(true);
        return newThread;
    });
    private volatile @Nullable Set<RawTopic> known;

    /**
     * @param onChange called on the watcher's thread after {@link #known} has changed
     * @param onBug called on the watcher's thread with the exception that ended the watching
     */
    TopicWatcher(TopicLookup lookup, Runnable onChange, Consumer<Exception> onBug) {
        this.lookup = lookup;
        this.onChange = onChange;
        this.onBug = onBug;
    }

    /** Looks once before it returns, without a report, then every {@code interval} in the background. */
    @SuppressWarnings("FutureReturnValueIgnored") // the work reports its own failures
    void start(Duration interval) {
        look();
        thread.scheduleWithFixedDelay(this::watch, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The topics of the last look that succeeded; empty if none has yet. */
    Optional<Set<RawTopic>> known() {
        return Optional.ofNullable(known);
    }

    private void watch() {
        try {
            if (look()) {
                onChange.run();
            }
        } catch (RuntimeException e) {
            log.error("Looking for raw topics failed by a fault of the program; nobody looks any more", e);
            thread.shutdown();
            onBug.accept(e);
        }
    }

    private boolean look() {
        Set<RawTopic> before = known;
        try {
            Set<RawTopic> found = lookup.find();
            if (found.equals(before)) {
                return false;
            }
            log.info("Raw topics to validate: {}; before: {}", found, before);
            known = found;
            return true;
        } catch (ExecutionException e) {
            log.warn(
                    "Could not look for raw topics; the {} known ones stay, and the next look follows",
                    size(before),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static int size(@Nullable Set<RawTopic> topics) {
        return topics == null ? 0 : topics.size();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("The look for raw topics did not end within {} s; it is left alone", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
