// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianIsTheOneInTheMiddle() {
        Spread spread = Spread.of(List.of(9.0, 1.0, 5.0));

        assertThat(spread.median()).isEqualTo(5);
        assertThat(spread.min()).isEqualTo(1);
        assertThat(spread.max()).isEqualTo(9);
        assertThat(spread.rounds()).containsExactly(9.0, 1.0, 5.0);
    }

    @Test
    void ofAnEvenNumberOfRoundsTheMedianIsBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 100.0)).median()).isEqualTo(3);
    }

    @Test
    void ratiosAreThoseOfTheSameRound() {
        Spread ours = Spread.of(List.of(10.0, 40.0, 90.0));
        Spread limit = Spread.of(List.of(20.0, 50.0, 100.0));

        assertThat(ours.by(limit).rounds()).containsExactly(0.5, 0.8, 0.9);
        assertThat(ours.by(limit).median()).isEqualTo(0.8);
    }

    @Test
    void roundsThatHaveNoPartnerAreAMistake() {
        Spread one = Spread.of(List.of(1.0));

        assertThatThrownBy(() -> one.by(Spread.of(List.of(1.0, 2.0)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
