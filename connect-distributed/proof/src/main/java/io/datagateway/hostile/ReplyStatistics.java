// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/** Counts answers and measures their times: a histogram for each kind of answer, exact to a tenth of a percent. */
final class ReplyStatistics {

    private static final long MOST_MICROS = Duration.ofMinutes(5).toNanos() / 1_000;

    private final Map<Reply, Histogram> replies = new TreeMap<>(Comparator.comparing(Reply::toString));
    private long recordsWritten;
    private long bytesWritten;

    synchronized void count(Reply reply, AvroBatch batch, Duration took) {
        replies.computeIfAbsent(reply, kind -> new Histogram(MOST_MICROS, 3))
                .recordValue(Math.min(MOST_MICROS, Math.max(0, took.toNanos() / 1_000)));
        if (reply.written()) {
            recordsWritten += batch.records();
            bytesWritten += batch.body().length;
        }
    }

    /** Adds the counts of another. */
    synchronized void add(ReplyStatistics other) {
        synchronized (other) {
            other.replies.forEach(
                    (reply, histogram) -> replies.computeIfAbsent(reply, kind -> new Histogram(MOST_MICROS, 3))
                            .add(histogram));
            recordsWritten += other.recordsWritten;
            bytesWritten += other.bytesWritten;
        }
    }

    synchronized long recordsWritten() {
        return recordsWritten;
    }

    synchronized long bytesWritten() {
        return bytesWritten;
    }

    synchronized long count(Predicate<Reply> which) {
        return of(which).getTotalCount();
    }

    /** Returns the milliseconds within which that percentile of such answers came; 0 if there is none. */
    synchronized double millis(double percentile, Predicate<Reply> which) {
        return of(which).getValueAtPercentile(percentile) / 1_000.0;
    }

    /**
     * Returns the 99th percentile of all in milliseconds, no answer included: a client that waits in vain has waited,
     * too.
     */
    double p99() {
        return millis(99, reply -> true);
    }

    private Histogram of(Predicate<Reply> which) {
        var sum = new Histogram(MOST_MICROS, 3);
        replies.forEach((reply, histogram) -> {
            if (which.test(reply)) {
                sum.add(histogram);
            }
        });
        return sum;
    }

    /** Returns the counts as in "201: 520 (p50 12.1, p99 40.3 ms), 503 Overloaded: 3 (…)". */
    synchronized String text() {
        var text = new StringBuilder();
        replies.forEach((reply, histogram) -> text.append(text.length() == 0 ? "" : ", ")
                .append("%s: %,d (p50 %.1f, p99 %.1f ms)"
                        .formatted(
                                reply,
                                histogram.getTotalCount(),
                                histogram.getValueAtPercentile(50) / 1_000.0,
                                histogram.getValueAtPercentile(99) / 1_000.0)));
        return text.toString();
    }
}
