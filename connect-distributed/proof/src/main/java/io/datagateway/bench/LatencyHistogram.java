// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A histogram of the times since something should have begun; for several threads. */
final class LatencyHistogram {

    private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(5);

    private final Histogram micros = new ConcurrentHistogram(MOST_MICROS, 3);

    /** @param intendedNanos the intended begin, as {@link System#nanoTime} */
    void endOf(long intendedNanos) {
        long taken = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - intendedNanos);
        micros.recordValue(Math.min(MOST_MICROS, Math.max(1, taken)));
    }

    long count() {
        return micros.getTotalCount();
    }

    double p99Millis() {
        return micros.getValueAtPercentile(99) / 1_000.0;
    }
}
