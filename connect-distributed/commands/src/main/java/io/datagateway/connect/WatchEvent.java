// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Something that a watcher has seen or done.
 *
 * @param subject name of the connector, or URL of the worker
 * @param detail what was restarted after which exceptions, why it was not restarted, or how the worker was silent
 * @param nextTry earliest time of the next restart of what is told, in whole seconds; null for a worker
 */
public record WatchEvent(
        Kind kind, String subject, String detail, @Nullable Instant nextTry) {

    public enum Kind {
        RESTARTED,
        NOT_RESTARTED,
        SILENT,
        ANSWERS_AGAIN
    }

    static WatchEvent connector(Kind kind, String connector, String detail, Duration wait) {
        return new WatchEvent(kind, connector, detail, Instant.now().plus(wait).truncatedTo(ChronoUnit.SECONDS));
    }

    static WatchEvent worker(Kind kind, String url, String detail) {
        return new WatchEvent(kind, url, detail, null);
    }

    /** The event as a line of a log, without a time of its own. */
    public String text() {
        return switch (kind) {
            case RESTARTED -> subject + ": restarted " + detail + "; next try not before " + nextTry;
            case NOT_RESTARTED -> subject + ": not restarted: " + detail + "; next try not before " + nextTry;
            case SILENT -> subject + " does not answer: " + detail;
            case ANSWERS_AGAIN -> subject + " answers again";
        };
    }
}
