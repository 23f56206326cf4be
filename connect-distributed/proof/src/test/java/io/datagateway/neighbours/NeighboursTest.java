// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private final Neighbours neighbours = new Neighbours(List.of(), new Limits(Duration.ofSeconds(30), 100));

    @Test
    void aP99MayDoubleOrStayBelowTheFloor() {
        assertThat(judge(60, 119, 1)).isEmpty();
        assertThat(judge(10, 99, 1)).isEmpty();
        assertThat(judge(60, 121, 1)).containsExactly("p99 of B and C from POST to 201: 121 ms, not 120 at most");
        assertThat(judge(10, 101, 1)).containsExactly("p99 of B and C from POST to 201: 101 ms, not 100 at most");
    }

    @Test
    void aGapMayLastForTheBoundedTimeoutsAnd15SecondsMore() {
        assertThat(judge(1, 1, 45)).isEmpty();
        assertThat(judge(1, 1, 46)).containsExactly("B or C waited 46000 ms, not 45000 at most");
    }

    private List<String> judge(double quiet, double during, int gapSeconds) {
        var fast = new Figures.P99(1, 1);
        return neighbours.judge(
                new Figures(
                        new Figures.P99(quiet, during),
                        fast,
                        new Figures.Gap("b: no 201", Duration.ofSeconds(gapSeconds), Instant.EPOCH)),
                false);
    }
}
