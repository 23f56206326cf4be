// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.ledger.GatewayAnswer;
import io.datagateway.ledger.RequestOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerCountsTest {

    private final AnswerCounts answers = new AnswerCounts();

    @Test
    void aLookShowsWhatCameSinceTheOneBefore() {
        answers.count(answer(201), false);
        answers.count(answer(503), false);
        answers.count(answer(201), false);

        assertThat(answers.interval().statuses()).isEqualTo(Map.of(201, 2L, 503, 1L));
        answers.count(answer(0), false);
        assertThat(answers.interval().statuses()).isEqualTo(Map.of(0, 1L));
    }

    @Test
    void onlyRepetitionsThatAreWrittenAgainCount() {
        answers.count(new GatewayAnswer(201, RequestOutcome.WRITTEN, true, List.of()), true);
        answers.count(answer(201), true);
        answers.count(answer(503), true);
        answers.count(answer(201), false);

        assertThat(answers.repeats()).isEqualTo(1);
    }

    @Test
    void aRoundIsOrderlyWithoutAnythingBut201And503AndConnectionsThatWereNeverMade() {
        assertThat(round(Map.of(201, 5L, 503, 4L, BatchSender.NO_CONNECTION, 3L))
                        .others())
                .isZero();
        assertThat(round(Map.of(201, 5L, 500, 4L, 0, 3L)).others()).isEqualTo(7);
    }

    private static GatewayAnswer answer(int status) {
        return GatewayAnswer.of(status, RequestOutcome.UNKNOWN);
    }

    private static FaultRound round(Map<Integer, Long> statuses) {
        return new FaultRound(
                Fault.PAUSE, "", new AnswerCounts.Interval(statuses, Duration.ZERO), Duration.ZERO, List.of());
    }
}
