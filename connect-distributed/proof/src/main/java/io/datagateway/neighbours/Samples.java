// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long each of many things took, and when. Safe for several threads. */
final class Samples {

    private final List<Span> spans = new ArrayList<>();

    /** A time from one {@link System#nanoTime} to another. */
    record Span(long from, long to) {

        boolean overlaps(Span other) {
            return from - other.to <= 0 && other.from - to <= 0;
        }

        Duration length() {
            return Duration.ofNanos(to - from);
        }

        private Span longer(Span other) {
            return length().compareTo(other.length()) >= 0 ? this : other;
        }

        /** Returns when it began, by the clock of logs. */
        Instant began() {
            return Instant.now().minusNanos(System.nanoTime() - from).truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Adds something that began then and ends now. */
    synchronized void endOf(long beginNanos) {
        spans.add(new Span(beginNanos, System.nanoTime()));
    }

    /** Returns what began and ended in this time. */
    synchronized List<Span> wholly(Span time) {
        return spans.stream()
                .filter(span -> time.from - span.from <= 0 && span.to - time.to <= 0)
                .toList();
    }

    /** Returns what ended in this time and was never within one of those that do not count. */
    synchronized List<Span> within(Span time, Collection<Span> without) {
        return spans.stream()
                .filter(span -> time.from - span.to <= 0 && span.to - time.to <= 0)
                .filter(span -> without.stream().noneMatch(span::overlaps))
                .toList();
    }

    /** Returns the 99th percentile in milliseconds; 0 of nothing. */
    static double p99Millis(Collection<Span> spans) {
        long[] sorted =
                spans.stream().mapToLong(span -> span.to - span.from).sorted().toArray();
        int index = (int) Math.ceil(0.99 * sorted.length) - 1;
        return sorted.length == 0 ? 0 : sorted[index] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** Returns the longest part of this time in which nothing ended. */
    synchronized Span longestGap(Span time) {
        long last = time.from;
        var longest = new Span(last, last);
        long[] ends = spans.stream()
                .mapToLong(Span::to)
                .filter(end -> time.from - end <= 0 && end - time.to <= 0)
                .sorted()
                .toArray();
        for (long end : ends) {
            longest = longest.longer(new Span(last, end));
            last = end;
        }
        return longest.longer(new Span(last, time.to));
    }

    /** Returns true if something ended after that time. */
    synchronized boolean anySince(long nanos) {
        return !spans.isEmpty() && spans.get(spans.size() - 1).to - nanos > 0;
    }
}
