// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DedupIndexProperties {

    /** A record: few different ones, so that they repeat, and that many want the same place of the index. */
    private record Arrival(long high, long low, long timestampMillis) {}

    @Property(tries = 2_000)
    void aRecordIsNewExactlyIfNoneOfTheWindowIsEqual(
            @ForAll("arrivals") List<Arrival> arrivals,
            @ForAll @IntRange(min = 1, max = 300) int records,
            @ForAll @LongRange(min = 1, max = 400) long millis) {
        DedupWindow window = new DedupWindow(millis, records);
        DedupIndex index = new DedupIndex(window, new DedupMemory(Long.MAX_VALUE), "sales.orders.raw");
        Deque<Arrival> model = new ArrayDeque<>();

        for (Arrival arrival : arrivals) {
            assertThat(index.add(arrival.high, arrival.low, arrival.timestampMillis))
                    .isEqualTo(isNew(model, arrival, window));
            assertThat(index.size()).isEqualTo(model.size());
        }
    }

    /** A restart reads back what the window still holds, and nothing else of the past. */
    @Property(tries = 500)
    void aWindowThatIsFilledAgainDecidesAsTheOneBefore(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll @IntRange(min = 1, max = 100) int records) {
        DedupWindow window = new DedupWindow(Long.MAX_VALUE, records);
        int restart = arrivals.size() / 2;
        DedupIndex before = new DedupIndex(window, new DedupMemory(Long.MAX_VALUE), "sales.orders.raw");
        arrivals.subList(0, restart).forEach(arrival -> before.add(arrival.high, arrival.low, arrival.timestampMillis));
        DedupIndex after = new DedupIndex(window, new DedupMemory(Long.MAX_VALUE), "sales.orders.raw");
        arrivals.subList(Math.max(0, restart - records), restart)
                .forEach(arrival -> after.add(arrival.high, arrival.low, arrival.timestampMillis));

        for (Arrival arrival : arrivals.subList(restart, arrivals.size())) {
            assertThat(after.add(arrival.high, arrival.low, arrival.timestampMillis))
                    .isEqualTo(before.add(arrival.high, arrival.low, arrival.timestampMillis));
        }
    }

    private static boolean isNew(Deque<Arrival> model, Arrival arrival, DedupWindow window) {
        while (!model.isEmpty() && model.peekFirst().timestampMillis < arrival.timestampMillis - window.millis()) {
            model.removeFirst();
        }
        boolean isNew = model.stream().noneMatch(old -> old.high == arrival.high && old.low == arrival.low);
        model.addLast(arrival);
        if (model.size() > window.records()) {
            model.removeFirst();
        }
        return isNew;
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Long> high = Arbitraries.longs().between(0, 2);
        Arbitrary<Long> low = Arbitraries.longs().between(-100, 300);
        Arbitrary<Long> time = Arbitraries.longs().between(0, 1_000);
        return Combinators.combine(high, low, time)
                .as(Arrival::new)
                .list()
                .ofMinSize(0)
                .ofMaxSize(600);
    }
}
