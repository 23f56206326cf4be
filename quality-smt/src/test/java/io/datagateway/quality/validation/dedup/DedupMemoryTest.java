// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DedupMemoryTest {

    private final DedupMemory memory = new DedupMemory(100);

    @Test
    void growsWhileThereIsRoom() {
        DedupMemory.Share share = memory.share("a", 10);

        assertThat(share.grow(60)).isTrue();
        assertThat(share.grow(101)).isFalse();
        assertThat(share.grow(100)).isTrue();
        assertThat(memory.freeBytes()).isZero();
    }

    @Test
    void theLargestGivesToOneThatStaysSmallerButNothingOfItsShare() {
        DedupMemory.Share large = memory.share("a", 80);
        DedupMemory.Share middle = memory.share("a", 20);

        assertThat(middle.grow(40)).isTrue();

        assertThat(large.isAsked()).isTrue();
        assertThat(middle.isAsked()).isFalse();
        assertThat(memory.freeBytes()).isEqualTo(100 - 50 - 40);
    }

    @Test
    void noneGivesToOneThatWouldBeAsLarge() {
        DedupMemory.Share first = memory.share("a", 60);
        DedupMemory.Share second = memory.share("a", 40);

        assertThat(second.grow(80)).isFalse();
        assertThat(second.grow(60)).isFalse();

        assertThat(first.isAsked()).isFalse();
        assertThat(memory.freeBytes()).isZero();
    }

    @Test
    void aTopicThatHasMoreThanItsShareGivesToOneThatHasLess() {
        DedupMemory.Share first = memory.share("a", 40);
        DedupMemory.Share second = memory.share("a", 50);
        DedupMemory.Share other = memory.share("b", 10);

        assertThat(other.grow(35)).isTrue();

        assertThat(second.isAsked()).isTrue();
        assertThat(first.isAsked()).isFalse();
        second.yielded(25);
        assertThat(other.grow(50)).isTrue();
        assertThat(first.isAsked()).isTrue();
        first.yielded(25);
        assertThat(other.grow(51)).isFalse();
    }

    /** It need not wait until the others look: they may be paused. */
    @Test
    void whatATopicHasARightToItGetsAtOnce() {
        DedupMemory.Share greedy = memory.share("a", 100);
        DedupMemory.Share other = memory.share("b", 10);
        assertThat(other.grow(40)).isTrue();
        memory.share("a", 30);

        assertThat(other.grow(50)).isTrue();
        assertThat(greedy.bytes()).isEqualTo(50);
    }

    /** The first bytes of a window are given in any case, so that many new ones can take more than there is. */
    @Test
    void asManyAreAskedAsItTakes() {
        DedupMemory.Share larger = memory.share("a", 60);
        DedupMemory.Share large = memory.share("a", 40);
        DedupMemory.Share small = memory.share("a", 20);

        assertThat(small.grow(24)).isTrue();

        assertThat(larger.isAsked()).isTrue();
        assertThat(large.isAsked()).isFalse();
        assertThat(small.grow(30)).isTrue();
        assertThat(large.isAsked()).isTrue();
    }

    /**
     * Its task may be paused: what it has promised counts as given once, so that all others together cannot take more.
     */
    @Test
    void whoeverIsAskedGetsNothingAndIsNotAskedAgainUntilItHasYielded() {
        DedupMemory.Share large = memory.share("a", 80);
        DedupMemory.Share small = memory.share("a", 20);
        assertThat(small.grow(38)).isTrue();

        assertThat(large.grow(50)).isFalse();
        assertThat(small.grow(76)).isFalse();
        assertThat(memory.freeBytes()).isEqualTo(100 - 38 - 50);

        large.yielded(39);
        assertThat(large.isAsked()).isFalse();
        assertThat(memory.freeBytes()).isEqualTo(100 - 38 - 39);
        assertThat(large.grow(60)).isTrue();
    }

    @Test
    void whatIsClosedIsFreeOnce() {
        DedupMemory.Share large = memory.share("a", 80);
        DedupMemory.Share small = memory.share("a", 20);
        assertThat(small.grow(40)).isTrue();

        large.close();
        large.close();

        assertThat(memory.freeBytes()).isEqualTo(60);
        assertThat(small.grow(100)).isTrue();
    }

    /** Tasks that start, grow, yield and end at once. */
    @Test
    void whateverTasksDoAtOnceAllIsFreeInTheEnd() throws Exception {
        DedupMemory shared = new DedupMemory(200_000);
        ExecutorService tasks = Executors.newFixedThreadPool(4);
        Callable<Boolean> task = () -> {
            for (int run = 0; run < 20; run++) {
                DedupIndex index = new DedupIndex(new DedupWindow(1, 10_000), shared, "a");
                for (int i = 0; i < 5_000; i++) {
                    assertThat(index.add(i, i, 0)).isTrue();
                    index.yieldMemory();
                }
                index.close();
            }
            return true;
        };

        for (Future<Boolean> done : tasks.invokeAll(List.of(task, task, task, task))) {
            assertThat(done.get()).isTrue();
        }

        assertThat(shared.freeBytes()).isEqualTo(200_000);
        tasks.shutdown();
    }
}
