// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at several things at once, within a time for all of them. A file system that hangs costs that time and a thread,
 * which ends when it answers; nobody waits for it.
 */
public final class Looks {

    /** For all looks before a PUT of a connector's settings: Connect's REST API answers after it. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Looks.class);
    private static final int MAX_AT_ONCE = 64;
    private static final Semaphore FREE = new Semaphore(MAX_AT_ONCE);

    private Looks() {}

    /** Returns what is wrong; a look without an answer in time is an error as well, but a trial only a warning in the log. */
    public static List<SettingIssue> within(Duration limit, List<Look> looks) {
        long end = System.nanoTime() + limit.toNanos();
        List<Running> running =
                looks.stream().map(look -> Running.start(look, limit)).toList();
        return running.stream().flatMap(look -> look.issue(end)).toList();
    }

    private record Running(Look look, Duration limit, FutureTask<Optional<SettingIssue>> answer) {

        private static Running start(Look look, Duration limit) {
            var running = new Running(look, limit, new FutureTask<>(look.problem()));
            if (FREE.tryAcquire()) {
                var thread = new Thread(running::run, "look-at-" + look.key());
                thread.setDaemon(true);
                thread.start();
            }
            return running;
        }

        private void run() {
            try {
                answer.run();
            } finally {
                FREE.release();
            }
        }

        private Stream<SettingIssue> issue(long end) {
            try {
                return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS).stream();
            } catch (TimeoutException e) {
                answer.cancel(true);
                return late();
            } catch (ExecutionException e) {
                return because("could not be looked at ("
                        + Objects.requireNonNull(e.getCause()).getClass().getName() + ").");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer.cancel(true);
                return because("was not looked at, as this worker is stopping. Try again.");
            }
        }

        private Stream<SettingIssue> late() {
            double seconds = limit.toMillis() / 1000.0;
            if (look.isTrial()) {
                log.warn(
                        "{} could not be tried out within {} s, as this worker is busy: a start will tell whether it serves",
                        look.key(),
                        seconds);
                return Stream.empty();
            }
            return because("gave no answer within " + seconds
                    + " s: its file system hangs, or this worker is very busy. See that what it names can be read there,"
                    + " and send the settings again.");
        }

        private Stream<SettingIssue> because(String reason) {
            return Stream.of(new SettingIssue(look.key(), look.key() + " " + reason));
        }
    }
}
