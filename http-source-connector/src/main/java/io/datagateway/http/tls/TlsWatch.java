// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a check at intervals, on a thread of its own: a slow disk must delay neither requests nor their deadlines. */
final class TlsWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TlsWatch.class);

    private final Runnable check;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "gateway-tls-files");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<?> checking;

    TlsWatch(Runnable check) {
        this.check = check;
    }

    /** Runs the check at a new interval; zero ends it. */
    synchronized void every(Duration interval) {
        if (checking != null) {
            checking.cancel(false);
        }
        checking = interval.isZero() || timer.isShutdown()
                ? null
                : timer.scheduleWithFixedDelay(
                        this::checkOnce, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs the check once. A timer drops a task that throws, and then no certificate would ever be renewed again. */
    private void checkOnce() {
        try {
            check.run();
        } catch (RuntimeException | Error e) {
            log.error("Looking at the TLS files failed; it goes on", e);
        }
    }

    @Override
    public synchronized void close() {
        timer.shutdown();
        every(Duration.ZERO);
    }
}
