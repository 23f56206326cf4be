// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SlidingWindowProperties {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private record Arrival(long nanos, long amount) {}

    @Property
    void noSecondHoldsMoreThanTheLimit(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 700) Integer> pausesMillis,
            @ForAll @IntRange(min = 1, max = 20) int limit,
            @ForAll @IntRange(min = 1, max = 5) int amount,
            @ForAll @LongRange(min = Long.MIN_VALUE / 2, max = Long.MAX_VALUE / 2) long beginNanos) {
        var nowNanos = new AtomicLong(beginNanos);
        var window = new SlidingWindow(nowNanos::get);
        var counted = new ArrayList<Arrival>();
        for (int pause : pausesMillis) {
            nowNanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(pause));
            if (window.tryAdd(amount, limit)) {
                counted.add(new Arrival(nowNanos.get(), amount));
            }

            assertThat(sumAfter(counted, nowNanos.get() - SECOND)).isLessThanOrEqualTo(limit);
        }
    }

    /** A refused amount must have been too much for the second before, with a tenth for good measure. */
    @Property
    void nothingIsRefusedThatWouldFit(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 700) Integer> pausesMillis,
            @ForAll @IntRange(min = 1, max = 20) int limit) {
        var nowNanos = new AtomicLong();
        var window = new SlidingWindow(nowNanos::get);
        var counted = new ArrayList<Arrival>();
        for (int pause : pausesMillis) {
            nowNanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(pause));
            if (window.tryAdd(1, limit)) {
                counted.add(new Arrival(nowNanos.get(), 1));
            } else {
                assertThat(sumAfter(counted, nowNanos.get() - SECOND * 11 / 10)).isGreaterThanOrEqualTo(limit);
            }
        }
    }

    @Example
    void aSteadyClientGetsAtLeastTenEleventhsOfTheLimit() {
        var nowNanos = new AtomicLong();
        var window = new SlidingWindow(nowNanos::get);
        int served = 0;
        for (int millis = 0; millis < 60_000; millis++) {
            nowNanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
            served += window.tryAdd(1, 100) ? 1 : 0;
        }

        assertThat(served).isBetween(60 * 100 * 10 / 11, 60 * 100);
    }

    private static long sumAfter(List<Arrival> arrivals, long nanos) {
        return arrivals.stream()
                .filter(arrival -> arrival.nanos() - nanos > 0)
                .mapToLong(Arrival::amount)
                .sum();
    }
}
