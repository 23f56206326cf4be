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

    private record Event(long time, long amount) {}

    @Property
    void noSecondHoldsMoreThanTheLimit(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 700) Integer> pausesMillis,
            @ForAll @IntRange(min = 1, max = 20) int limit,
            @ForAll @IntRange(min = 1, max = 5) int amount,
            @ForAll @LongRange(min = Long.MIN_VALUE / 2, max = Long.MAX_VALUE / 2) long begin) {
        var now = new AtomicLong(begin);
        var window = new SlidingWindow(now::get);
        var counted = new ArrayList<Event>();
        for (int pause : pausesMillis) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(pause));
            if (window.tryAdd(amount, limit)) {
                counted.add(new Event(now.get(), amount));
            }

            assertThat(sumAfter(counted, now.get() - SECOND)).isLessThanOrEqualTo(limit);
        }
    }

    /** What is refused must have been too much for the second before, with a tenth for good measure. */
    @Property
    void nothingIsRefusedThatWouldFit(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 700) Integer> pausesMillis,
            @ForAll @IntRange(min = 1, max = 20) int limit) {
        var now = new AtomicLong();
        var window = new SlidingWindow(now::get);
        var counted = new ArrayList<Event>();
        for (int pause : pausesMillis) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(pause));
            if (window.tryAdd(1, limit)) {
                counted.add(new Event(now.get(), 1));
            } else {
                assertThat(sumAfter(counted, now.get() - SECOND * 11 / 10)).isGreaterThanOrEqualTo(limit);
            }
        }
    }

    @Example
    void aSteadyClientGetsAtLeastTenEleventhsOfTheLimit() {
        var now = new AtomicLong();
        var window = new SlidingWindow(now::get);
        int served = 0;
        for (int millis = 0; millis < 60_000; millis++) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
            served += window.tryAdd(1, 100) ? 1 : 0;
        }

        assertThat(served).isBetween(60 * 100 * 10 / 11, 60 * 100);
    }

    private static long sumAfter(List<Event> events, long time) {
        return events.stream()
                .filter(event -> event.time() - time > 0)
                .mapToLong(Event::amount)
                .sum();
    }
}
