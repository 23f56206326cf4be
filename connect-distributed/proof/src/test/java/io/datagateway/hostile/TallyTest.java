// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Batch BATCH = new Batch("t", "1.0.0", 7, new byte[100]);
    private static final Reply WRITTEN = new Reply(201, "", 0);
    private static final Reply OVERLOADED = new Reply(503, "Overloaded", 0);

    private final Tally tally = new Tally();

    @Test
    void aPercentileIsOfTheAnswersAskedFor() {
        for (int millis = 1; millis <= 1_000; millis++) {
            tally.count(WRITTEN, BATCH, Duration.ofMillis(millis));
        }
        tally.count(OVERLOADED, BATCH, Duration.ofSeconds(9));

        assertThat(tally.millis(99, Reply::written)).isCloseTo(990, within(1.0));
        assertThat(tally.millis(99, reply -> reply.status() == 503)).isCloseTo(9_000, within(9.0));
        assertThat(tally.count(reply -> true)).isEqualTo(1_001);
    }

    @Test
    void onlyWhatIsWrittenIsGoodput() {
        tally.count(WRITTEN, BATCH, Duration.ofMillis(1));
        tally.count(OVERLOADED, BATCH, Duration.ofMillis(1));
        tally.count(Reply.NONE, BATCH, Duration.ofMillis(1));

        assertThat(tally.recordsWritten()).isEqualTo(7);
        assertThat(tally.bytesWritten()).isEqualTo(100);
    }

    @Test
    void whoGetsNoAnswerHasWaitedAsWell() {
        tally.count(Reply.NONE, BATCH, Duration.ofSeconds(30));

        assertThat(tally.p99()).isCloseTo(30_000, within(30.0));
        assertThat(tally.text()).startsWith("no answer: 1 ");
    }

    @Test
    void talliesAddUp() {
        var other = new Tally();
        tally.count(WRITTEN, BATCH, Duration.ofMillis(1));
        other.count(WRITTEN, BATCH, Duration.ofMillis(3));
        other.count(OVERLOADED, BATCH, Duration.ofMillis(2));
        tally.add(other);

        assertThat(tally.count(Reply::written)).isEqualTo(2);
        assertThat(tally.recordsWritten()).isEqualTo(14);
        assertThat(tally.text()).contains("201: 2 ", "503 Overloaded: 1 ");
    }
}
