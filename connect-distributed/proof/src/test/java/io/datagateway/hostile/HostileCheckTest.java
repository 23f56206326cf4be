// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostileCheckTest {

    @Test
    void whatMustBeBelowALimitMayNotReachIt() {
        assertThat(HostileCheck.below("p99", 100, 99.9, "ms").holds()).isTrue();
        assertThat(HostileCheck.below("p99", 100, 100, "ms").holds()).isFalse();
        assertThat(HostileCheck.below("p99", 100, Double.NaN, "ms").holds()).isFalse();
    }

    @Test
    void whatMustReachALimitMayReachIt() {
        assertThat(HostileCheck.atLeast("goodput", 80, 80, "rec/s").holds()).isTrue();
        assertThat(HostileCheck.atLeast("goodput", 80, 79.9, "rec/s").holds()).isFalse();
    }

    @Test
    void whatMustNotBeIsShownIfItIs() {
        assertThat(HostileCheck.none("refused", List.of(), true).holds()).isTrue();
        HostileCheck seen = HostileCheck.none("refused", List.of(7), false);

        assertThat(seen.holds()).isFalse();
        assertThat(seen.seen()).isEqualTo("[7]");
    }
}
