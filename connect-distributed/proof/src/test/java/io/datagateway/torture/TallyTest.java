// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.ledger.Answer;
import io.datagateway.ledger.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void aLookShowsWhatCameSinceTheOneBefore() {
        tally.count(answer(201), false);
        tally.count(answer(503), false);
        tally.count(answer(201), false);

        assertThat(tally.look().statuses()).isEqualTo(Map.of(201, 2L, 503, 1L));
        tally.count(answer(0), false);
        assertThat(tally.look().statuses()).isEqualTo(Map.of(0, 1L));
    }

    @Test
    void onlyRepetitionsThatAreWrittenAgainCount() {
        tally.count(new Answer(201, Result.WRITTEN, true, List.of()), true);
        tally.count(answer(201), true);
        tally.count(answer(503), true);
        tally.count(answer(201), false);

        assertThat(tally.repeats()).isEqualTo(1);
    }

    @Test
    void aRoundIsOrderlyWithoutAnythingBut201And503AndConnectionsThatWereNeverMade() {
        assertThat(round(Map.of(201, 5L, 503, 4L, Sender.NO_CONNECTION, 3L)).others())
                .isZero();
        assertThat(round(Map.of(201, 5L, 500, 4L, 0, 3L)).others()).isEqualTo(7);
    }

    private static Answer answer(int status) {
        return Answer.of(status, Result.UNKNOWN);
    }

    private static Round round(Map<Integer, Long> statuses) {
        return new Round(Fault.PAUSE, "", new Tally.Look(statuses, Duration.ZERO), Duration.ZERO, List.of());
    }
}
