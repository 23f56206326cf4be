// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundStatisticsTest {

    @Test
    void theMedianIsTheOneInTheMiddle() {
        RoundStatistics statistics = RoundStatistics.of(List.of(9.0, 1.0, 5.0));

        assertThat(statistics.median()).isEqualTo(5);
        assertThat(statistics.min()).isEqualTo(1);
        assertThat(statistics.max()).isEqualTo(9);
        assertThat(statistics.rounds()).containsExactly(9.0, 1.0, 5.0);
    }

    @Test
    void ofAnEvenNumberOfRoundsTheMedianIsBetweenTheTwoInTheMiddle() {
        assertThat(RoundStatistics.of(List.of(4.0, 1.0, 2.0, 100.0)).median()).isEqualTo(3);
    }

    @Test
    void ratiosAreThoseOfTheSameRound() {
        RoundStatistics ours = RoundStatistics.of(List.of(10.0, 40.0, 90.0));
        RoundStatistics limit = RoundStatistics.of(List.of(20.0, 50.0, 100.0));

        assertThat(ours.by(limit).rounds()).containsExactly(0.5, 0.8, 0.9);
        assertThat(ours.by(limit).median()).isEqualTo(0.8);
    }

    @Test
    void anIntervalIsNarrowIfItIsLessThanATenthOfTheMedian() {
        assertThat(RoundStatistics.of(List.of(96.0, 99.0, 100.0, 100.0, 101.0, 105.0))
                        .isNarrow())
                .isTrue();
        assertThat(RoundStatistics.of(List.of(95.0, 99.0, 100.0, 100.0, 101.0, 105.0))
                        .isNarrow())
                .isFalse();
        assertThat(RoundStatistics.of(List.of(100.0, 100.0)).isNarrow()).isFalse();
    }

    @Test
    void inSeriesTimesAddUp() {
        RoundStatistics http = RoundStatistics.of(List.of(30.0, 20.0));
        RoundStatistics kafka = RoundStatistics.of(List.of(60.0, 20.0));

        assertThat(http.inSeriesWith(kafka).rounds()).containsExactly(20.0, 10.0);
    }

    @Test
    void roundsThatHaveNoPartnerAreAMistake() {
        RoundStatistics one = RoundStatistics.of(List.of(1.0));

        assertThatThrownBy(() -> one.by(RoundStatistics.of(List.of(1.0, 2.0))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RoundStatistics.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
