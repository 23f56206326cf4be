// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final double ROUND_SECONDS = 4;

    @Test
    void itLastsItsLeastTimeThoughNothingRises() {
        assertThat(rounds(new WarmUp(8, 60), round -> 100 + round % 2)).isEqualTo(15);
    }

    @Test
    void itLastsUntilTheTrendIsATest() {
        assertThat(rounds(new WarmUp(2, 1), round -> 100)).isEqualTo(WarmUp.WINDOW);
    }

    @Test
    void itLastsWhileFiguresRise() {
        var warmUp = new WarmUp(8, 1);

        assertThat(rounds(warmUp, round -> Math.min(20, round) * 10 + round % 3))
                .isBetween(21, 27);
        assertThat(warmUp.isStationary()).isTrue();
    }

    @Test
    void atItsBoundWhatStillRisesIsNotStationary() {
        var warmUp = new WarmUp(8, 60);

        assertThat(rounds(warmUp, round -> round)).isEqualTo(60);
        assertThat(warmUp.isStationary()).isFalse();
    }

    @Test
    void fewRoundsShowNothing() {
        var warmUp = new WarmUp(1, 1);

        assertThat(rounds(warmUp, round -> 100)).isEqualTo(4);
        assertThat(warmUp.isStationary()).isFalse();
    }

    private static int rounds(WarmUp warmUp, IntToDoubleFunction rate) {
        int round = 0;
        do {
            round++;
            warmUp.add(rate.applyAsDouble(round));
        } while (!warmUp.isOver(round * ROUND_SECONDS));
        return round;
    }
}
