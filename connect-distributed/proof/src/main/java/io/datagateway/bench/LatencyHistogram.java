// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Times from when something should have begun; for several threads. */
final class LatencyHistogram {

    private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(5);

    private final Histogram micros = new ConcurrentHistogram(MOST_MICROS, 3);

    /** @param intended in the clock of {@link System#nanoTime} */
    void endOf(long intended) {
        long taken = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - intended);
        micros.recordValue(Math.min(MOST_MICROS, Math.max(1, taken)));
    }

    long count() {
        return micros.getTotalCount();
    }

    double p99Millis() {
        return micros.getValueAtPercentile(99) / 1_000.0;
    }
}
