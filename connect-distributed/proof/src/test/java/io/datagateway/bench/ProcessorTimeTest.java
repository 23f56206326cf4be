// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void whatTheHostTookIsAShareOfAllTimeSinceThen() {
        ProcessorTime before = ProcessorTime.of("cpu  100 0 50 800 10 0 5 35 7 0");
        ProcessorTime after = ProcessorTime.of("cpu  150 0 60 815 10 0 5 60 9 0");

        assertThat(before).isEqualTo(new ProcessorTime(1000, 35));
        assertThat(after.stolenSince(before)).isEqualTo(25);
    }

    @Test
    void nothingIsStolenInNoTime() {
        ProcessorTime now = new ProcessorTime(0, 0);

        assertThat(now.stolenSince(now)).isZero();
    }
}
