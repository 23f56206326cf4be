// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckerPropertyTest {

    private static final int SEEDS = 100;

    @Test
    void acceptsEveryHistoryInWhichNothingIsLostAndNothingTwice() {
        var seen = new HashMap<RunCounter, Long>();
        for (long seed = 0; seed < SEEDS; seed++) {
            LedgerVerdict verdict = history(seed).check();
            assertThat(verdict.violations()).as("seed %d", seed).isEmpty();
            verdict.counts().forEach((count, value) -> seen.merge(count, value, Long::sum));
        }
        assertThat(seen).as("everything occurs in some history").hasSize(RunCounter.values().length);
        assertThat(Map.copyOf(seen).values()).allMatch(value -> value > SEEDS);
    }

    @ParameterizedTest
    @EnumSource
    void noticesOneThingThatGoesWrong(Mutation mutation) {
        for (long seed = 0; seed < SEEDS; seed++) {
            History history = history(seed);
            mutation.change(history, new Random(seed));
            assertThat(history.check().violated().keySet())
                    .as("seed %d", seed)
                    .containsAnyElementsOf(mutation.noticedBy());
        }
    }

    private static History history(long seed) {
        return RandomHistory.of(seed, seed % 2 == 0);
    }
}
