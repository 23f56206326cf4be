// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.datagateway.client.AvroBatch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplyStatisticsTest {

    private static final AvroBatch BATCH = new AvroBatch("t", "1.0.0", 7, new byte[100]);
    private static final Reply WRITTEN = new Reply(201, "", 0);
    private static final Reply OVERLOADED = new Reply(503, "Overloaded", 0);

    private final ReplyStatistics statistics = new ReplyStatistics();

    @Test
    void aPercentileIsOfTheAnswersAskedFor() {
        for (int millis = 1; millis <= 1_000; millis++) {
            statistics.count(WRITTEN, BATCH, Duration.ofMillis(millis));
        }
        statistics.count(OVERLOADED, BATCH, Duration.ofSeconds(9));

        assertThat(statistics.millis(99, Reply::written)).isCloseTo(990, within(1.0));
        assertThat(statistics.millis(99, reply -> reply.status() == 503)).isCloseTo(9_000, within(9.0));
        assertThat(statistics.count(reply -> true)).isEqualTo(1_001);
    }

    @Test
    void onlyWhatIsWrittenIsGoodput() {
        statistics.count(WRITTEN, BATCH, Duration.ofMillis(1));
        statistics.count(OVERLOADED, BATCH, Duration.ofMillis(1));
        statistics.count(Reply.NONE, BATCH, Duration.ofMillis(1));

        assertThat(statistics.recordsWritten()).isEqualTo(7);
        assertThat(statistics.bytesWritten()).isEqualTo(100);
    }

    @Test
    void whoGetsNoAnswerHasWaitedAsWell() {
        statistics.count(Reply.NONE, BATCH, Duration.ofSeconds(30));

        assertThat(statistics.p99()).isCloseTo(30_000, within(30.0));
        assertThat(statistics.text()).startsWith("no answer: 1 ");
    }

    @Test
    void talliesAddUp() {
        var other = new ReplyStatistics();
        statistics.count(WRITTEN, BATCH, Duration.ofMillis(1));
        other.count(WRITTEN, BATCH, Duration.ofMillis(3));
        other.count(OVERLOADED, BATCH, Duration.ofMillis(2));
        statistics.add(other);

        assertThat(statistics.count(Reply::written)).isEqualTo(2);
        assertThat(statistics.recordsWritten()).isEqualTo(14);
        assertThat(statistics.text()).contains("201: 2 ", "503 Overloaded: 1 ");
    }
}
