// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.neighbours.Samples.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void oneOfAHundredIsAboveThe99thPercentile() {
        var spans = new ArrayList<Span>();
        for (int i = 1; i <= 100; i++) {
            spans.add(new Span(0, TimeUnit.MILLISECONDS.toNanos(i)));
        }

        assertThat(Samples.p99Millis(spans)).isEqualTo(99);
        assertThat(Samples.p99Millis(List.of())).isZero();
    }

    @Test
    void whatTouchesARestartDoesNotCount() {
        var samples = new Samples();
        long now = System.nanoTime();
        samples.endOf(now - TimeUnit.SECONDS.toNanos(1));
        var all = new Span(now - TimeUnit.MINUTES.toNanos(1), System.nanoTime());

        assertThat(samples.within(all, List.of())).hasSize(1);
        assertThat(samples.within(all, List.of(new Span(all.from(), now - TimeUnit.MILLISECONDS.toNanos(500)))))
                .isEmpty();
        assertThat(samples.within(new Span(all.from(), now - 1), List.of())).isEmpty();
    }

    @Test
    void whatBeganBeforeAQuietTimeDoesNotBelongToIt() {
        var samples = new Samples();
        long quiet = System.nanoTime() - TimeUnit.SECONDS.toNanos(2);
        samples.endOf(quiet - TimeUnit.SECONDS.toNanos(20));
        samples.endOf(quiet + 1);

        assertThat(samples.wholly(new Span(quiet, System.nanoTime()))).hasSize(1);
        assertThat(samples.wholly(new Span(quiet, quiet + 2))).isEmpty();
    }

    @Test
    void timeWithoutAnythingAtBeginOrEndIsAGapToo() {
        var samples = new Samples();
        long before = System.nanoTime();
        samples.endOf(before);
        long after = System.nanoTime();
        long minute = TimeUnit.MINUTES.toNanos(1);

        assertThat(samples.longestGap(new Span(before - minute, after)).length())
                .isGreaterThanOrEqualTo(nanos(minute));
        assertThat(samples.longestGap(new Span(before, after + minute)).length())
                .isGreaterThanOrEqualTo(nanos(minute));
        assertThat(samples.longestGap(new Span(before, after)).length()).isLessThan(nanos(minute));
        assertThat(samples.anySince(before - 1)).isTrue();
        assertThat(samples.anySince(after + 1)).isFalse();
    }

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }
}
