// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void whatWasIdleAndWhatTheHostTookAreSharesOfAllTimeSinceThen() {
        ProcessorTime before = ProcessorTime.of("cpu  100 0 50 800 10 0 5 35 7 0");
        ProcessorTime after = ProcessorTime.of("cpu  150 0 60 815 10 0 5 60 9 0");

        assertThat(before).isEqualTo(new ProcessorTime(1000, 810, 35));
        assertThat(after.since(before).stolenPercent()).isEqualTo(25);
        assertThat(after.since(before).idlePercent()).isEqualTo(15);
    }

    @Test
    void timesOfSeveralRoundsAreAddedUp() {
        assertThat(new ProcessorTime(100, 40, 5).plus(new ProcessorTime(300, 20, 7)))
                .isEqualTo(new ProcessorTime(400, 60, 12));
    }

    @Test
    void nothingIsStolenInNoTime() {
        assertThat(ProcessorTime.NONE.stolenPercent()).isZero();
    }
}
