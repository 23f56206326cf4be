// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for workers that are still starting: they take no connection, know no path, or have not joined their group.
 *
 * @param limit of waiting for one group
 * @param pause between two questions
 * @param told that it waits, once for each group, and for what
 */
public record WorkerStart(Duration limit, Duration pause, Consumer<String> told) {

    /** Not found: no path is there yet. The others: not in the group, or not yet able to say. */
    private static final Set<Integer> STARTING = Set.of(404, 409, 500, 503);

    public WorkerStart(Duration limit, Consumer<String> told) {
        this(limit, Duration.ofMillis(500), told);
    }

    /**
     * Returns as soon as a worker of the group answers, be it with a refusal.
     *
     * @throws NoAnswerException if none does within the limit
     */
    public void await(ConnectRest group) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean waiting = false;
        while (true) {
            IOException failure = ask(group);
            if (failure == null) {
                return;
            }
            if (System.nanoTime() >= deadline) {
                throw failure instanceof NoAnswerException
                        ? failure
                        : new NoAnswerException(
                                group.url() + " is still starting: " + failure.getMessage(), failure, false);
            }
            if (!waiting) {
                told.accept("waits up to " + limit.toSeconds() + " s for " + group.url() + ": " + failure.getMessage());
                waiting = true;
            }
            Pause.of(pause, "a worker starts");
        }
    }

    /** Returns what says that it is starting, or null. */
    private static @Nullable IOException ask(ConnectRest group) throws IOException {
        try {
            group.connectors();
            return null;
        } catch (NoAnswerException e) {
            if (isOfTls(e)) {
                throw e;
            }
            return e;
        } catch (RequestRefusedException e) {
            return STARTING.contains(e.status()) ? e : null;
        }
    }

    /** Certificates do not get better by waiting. */
    private static boolean isOfTls(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }
}
