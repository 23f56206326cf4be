// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class LineBudgetTest {

    private static final String KIND = "MalformedRecord";

    private final AtomicLong nanos = new AtomicLong();
    private final LineBudget budget = new LineBudget(nanos::get);

    @Test
    void aClientThatIsRefusedAgainAndAgainHasFiveLinesOfAKindAndTheRestIsCounted() {
        assertThat(taken(KIND, QuotaKey.NOBODY, 12)).isEqualTo(5);
        assertThat(taken("MissingHeader", QuotaKey.NOBODY, 1)).isEqualTo(1);

        assertThat(budget.next()).as("the period lasts").isEmpty();
        nanos.addAndGet(LineBudget.PERIOD.toNanos());
        assertThat(budget.next()).isEqualTo(Map.of(KIND, 7L));
        assertThat(taken(KIND, QuotaKey.NOBODY, 12)).isEqualTo(5);
    }

    @Test
    void oneClientDoesNotTakeTheLinesOfAnother() {
        taken(KIND, QuotaKey.NOBODY, 1_000);

        assertThat(taken(KIND, client(1), 1)).isEqualTo(1);
    }

    @Test
    void manyClientsHaveAHundredLinesTogether() {
        int taken = 0;
        for (int i = 0; i < 1_000; i++) {
            taken += taken(KIND, client(i), 1);
        }

        assertThat(taken).isEqualTo(100);
        nanos.addAndGet(LineBudget.PERIOD.toNanos());
        assertThat(budget.next()).isEqualTo(Map.of(KIND, 900L));
    }

    private int taken(String kind, QuotaKey client, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += budget.tryTake(kind, client) ? 1 : 0;
        }
        return taken;
    }

    private static QuotaKey client(int number) {
        var name = new X500Principal("CN=client" + number);
        return new QuotaKey(name, name);
    }
}
