// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Windows of several partitions that have to share too little memory. */
class DedupMemoryProperties {

    private static final int RECORDS = 1_000;
    private static final String TOPIC = "sales.orders.raw";

    /** Partitions begin one after the other and are not equally busy; tasks check now and then if they must yield. */
    @Property(tries = 100)
    void aWindowFindsWhatItSaysItReachesAndNothingElse(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 8) int windows,
            @ForAll @IntRange(max = 200_000) int bytes) {
        DedupMemory memory = new DedupMemory(bytes);
        List<Window> all =
                Stream.generate(() -> new Window(memory)).limit(windows).toList();

        for (int i = 0; i < 10_000; i++) {
            int begun = 1 + i * windows / 10_000;
            all.get(Math.min(random.nextInt(begun), random.nextInt(begun))).arrive(random.nextInt(2 * RECORDS));
            if (random.nextInt(100) == 0) {
                all.forEach(window -> window.index.yieldMemory());
            }
            if (random.nextInt(2_000) == 0) {
                all.get(random.nextInt(windows)).restart(memory);
            }
        }
        all.forEach(window -> window.index.close());
        assertThat(memory.freeBytes()).isEqualTo(bytes);
    }

    @Property(tries = 100)
    void windowsThatAreAllFullAreOfOneSize(
            @ForAll @IntRange(min = 1, max = 8) int windows, @ForAll @IntRange(min = 40_000, max = 500_000) int bytes) {
        DedupMemory memory = new DedupMemory(bytes);
        List<DedupIndex> all = Stream.generate(() -> new DedupIndex(new DedupWindow(1, RECORDS), memory, TOPIC))
                .limit(windows)
                .toList();

        for (DedupIndex late : all) { // each begins when those before it have taken all
            for (int i = 0; i < 5 * RECORDS; i++) {
                late.add(i, i, 0);
                all.forEach(DedupIndex::yieldMemory);
            }
        }
        for (int i = 0; i < 5 * RECORDS; i++) {
            for (DedupIndex index : all) {
                index.add(-i, -i, 0);
                index.yieldMemory();
            }
        }

        List<Integer> effectiveRecords =
                all.stream().map(DedupIndex::effectiveRecords).sorted().toList();
        assertThat(effectiveRecords.get(effectiveRecords.size() - 1)).isLessThanOrEqualTo(2 * effectiveRecords.get(0));
        assertThat(memory.freeBytes()).isNotNegative();
        assertThat(effectiveRecords.get(0) == RECORDS || memory.freeBytes() < bytes / 2)
                .as("all full, or most of the memory in use")
                .isTrue();
    }

    /** However many partitions a busy topic has, and however much of the memory it has already. */
    @Property(tries = 100)
    void aTopicHasAShareThatOthersCannotTake(
            @ForAll @IntRange(min = 1, max = 20) int partitions,
            @ForAll @IntRange(min = 150_000, max = 400_000) int bytes,
            @ForAll boolean isLate) {
        DedupMemory memory = new DedupMemory(bytes);
        List<DedupIndex> busy = Stream.generate(
                        () -> new DedupIndex(new DedupWindow(1, 10 * RECORDS), memory, "busy.raw"))
                .limit(partitions)
                .toList();
        fill(busy, isLate ? 5_000 : 0);
        DedupIndex quiet = new DedupIndex(new DedupWindow(1, 10 * RECORDS), memory, TOPIC);
        int kept = bytes / 2 / 56 / 2; // the share of one of two topics, and a window that is halved

        fill(List.of(quiet), kept);
        fill(busy, 5_000);

        for (int i = 1; i <= kept; i++) {
            assertThat(quiet.add(i, i, 0)).as("record %s of %s", i, kept).isFalse();
        }
    }

    private static void fill(List<DedupIndex> windows, int records) {
        for (int i = 1; i <= records; i++) {
            for (DedupIndex window : windows) {
                window.add(i, i, 0);
                window.yieldMemory();
            }
        }
    }

    private static final class Window {

        private final Map<Integer, Integer> last = new HashMap<>();
        private DedupIndex index;
        private int count;

        private Window(DedupMemory memory) {
            index = new DedupIndex(new DedupWindow(1, RECORDS), memory, TOPIC);
        }

        private void restart(DedupMemory memory) {
            index.close();
            index = new DedupIndex(new DedupWindow(1, RECORDS), memory, TOPIC);
            last.clear();
            count = 0;
        }

        private void arrive(int value) {
            int effectiveRecords = index.effectiveRecords();
            int size = index.size();
            Integer before = last.put(value, count);

            boolean isNew = index.add(value, value, 0);

            assertThat(isNew).isEqualTo(before == null || count - before > size);
            assertThat(size).isGreaterThanOrEqualTo(Math.min(effectiveRecords, count));
            count++;
        }
    }
}
