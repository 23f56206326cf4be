// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** A new task reads the window before its position again, so that it knows the duplicates of what comes next. */
class DedupWarmupTest {

    private static final long HOUR = 3_600_000;

    private final TaskRunner runs = new TaskRunner();

    @Test
    void whatHasWaitedForDaysIsComparedByItsOwnTimes() throws Exception {
        runs.sendAt(runs.nowMillis - 50 * HOUR, "a/0", "x");
        runs.start(100);
        runs.poll();
        runs.sendAt(runs.nowMillis - 49 * HOUR, "a/0", "x");
        runs.sendAt(runs.nowMillis - 2 * HOUR, "a/1", "y");

        runs.start(100);
        runs.pollAll();

        assertThat(runs.delivered).containsExactly("a/0=x", "a/1=y");
    }

    @Test
    void noMoreIsReadBackThanTheWindowHolds() throws Exception {
        runs.settings.put("dedup.window.records", "3");
        for (int i = 0; i < 10; i++) {
            runs.send("a/" + i, "x");
        }
        runs.start(100);
        runs.poll();
        runs.send("a/7", "x");
        runs.send("a/6", "x");

        runs.start(100);
        runs.pollAll();

        assertThat(runs.raw.given).containsExactly(7L, 8L, 9L, 10L, 11L);
        assertThat(runs.delivered).hasSize(11).endsWith("a/9=x", "a/6=x");
    }

    @Test
    void whatIsOlderThanTwoWindowsIsNotReadBack() throws Exception {
        runs.sendAt(runs.nowMillis - 60 * HOUR, "a/0", "x");
        runs.sendAt(runs.nowMillis - 30 * HOUR, "a/1", "x");
        runs.sendAt(runs.nowMillis - 60_000, "a/2", "x");
        runs.start(100);
        runs.poll();
        runs.sendAt(runs.nowMillis, "a/2", "x");

        runs.start(100);
        runs.pollAll();

        assertThat(runs.raw.given).containsExactly(1L, 2L, 3L);
        assertThat(runs.delivered).hasSize(3);
    }

    @Test
    void theWindowIsReadBackPollByPollAndShowsNoLag() throws Exception {
        runs.settings.put("dedup.window.records", "10");
        for (int i = 0; i < 10; i++) {
            runs.send("a/" + i, "x");
        }
        runs.start(100);
        runs.poll();
        runs.send("b/0", "x");

        runs.start(4);
        assertThat(runs.task.poll()).isNull();
        assertThat(runs.raw.given).hasSize(4);
        assertThat(runs.lag()).isEqualTo(-1);
        runs.pollAll();

        assertThat(runs.lag()).isZero();
        assertThat(runs.delivered).hasSize(11);
    }

    @Test
    void whatRetentionHasDeletedIsNoLossIfItWasDelivered() throws Exception {
        for (int i = 0; i < 6; i++) {
            runs.send("a/" + i, "x");
        }
        runs.start(100);
        runs.poll();
        runs.send("a/5", "x");
        runs.send("a/0", "x");
        runs.raw.deleteBefore(2);

        runs.start(2);
        runs.task.poll();
        runs.raw.deleteBefore(5);
        runs.pollAll();

        assertThat(runs.raw.given).containsExactly(2L, 3L, 5L, 6L, 7L);
        assertThat(runs.delivered).hasSize(7).endsWith("a/5=x", "a/0=x");
    }

    @Test
    void recordsThatAreLostWhileTheWindowIsReadBackHoldThePartition() throws Exception {
        for (int i = 0; i < 6; i++) {
            runs.send("a/" + i, "x");
        }
        runs.start(100);
        runs.poll();

        runs.start(2);
        runs.task.poll();
        runs.raw.loseFrom(3);

        runs.poll();
        runs.poll();
        runs.poll();

        assertThat(runs.connect.text("held-reason", 0)).isEqualTo("records-lost");
        assertThat(runs.raw.given).containsExactly(0L, 1L, 2L);
    }

    /** At once, for new records may soon have the offsets of the lost ones. */
    @Test
    void aPositionBeyondTheEndHoldsThePartition() throws Exception {
        for (int i = 0; i < 6; i++) {
            runs.send("a/" + i, "x");
        }
        runs.start(100);
        runs.poll();
        runs.raw.loseFrom(3);

        runs.start(1);

        runs.poll();

        assertThat(runs.connect.text("held-reason", 0)).isEqualTo("records-lost");
        assertThat(runs.raw.given).isEmpty();
    }

    @Test
    void aBusyKafkaIsAskedAgainForWhatItHas() throws Exception {
        runs.send("a/0", "x");
        runs.start(100);
        runs.poll();
        runs.send("a/0", "x");
        runs.start(100);
        runs.kafka.setOffsetsException(new TimeoutException("planted"));

        runs.poll();
        assertThat(runs.connect.text("held-reason", 0)).isEqualTo("read-failed");
        runs.background.tick();
        runs.pollAll();

        assertThat(runs.connect.text("held-reason", 0)).isEmpty();

        assertThat(runs.delivered).containsExactly("a/0=x");
    }
}
