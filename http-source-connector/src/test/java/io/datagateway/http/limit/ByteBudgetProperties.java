// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ByteBudgetProperties {

    private static final int LIMIT = 100;
    private static final int CLIENT_LIMIT = 60;

    private final ByteBudget budget = new ByteBudget(new ByteBudget.Bounds(LIMIT, CLIENT_LIMIT));
    private final ClientUsage[] clients = {new ClientUsage(() -> 0), new ClientUsage(() -> 0)};

    /** The sign of a size says whose it is. */
    @Property
    void sharesNeverHoldMoreThanTheBudgetAndGiveAllOfItBack(
            @ForAll @Size(max = 20) List<@IntRange(min = -LIMIT, max = LIMIT) Integer> sizes) {
        var shares = new ArrayList<ByteBudget.Share>();
        long[] held = new long[2];
        for (int signed : sizes) {
            int whose = signed < 0 ? 1 : 0;
            int size = Math.abs(signed);
            var share = budget.share(clients[whose]);
            boolean fits = held[whose] + size <= CLIENT_LIMIT && held[0] + held[1] + size <= LIMIT;
            assertThat(share.resize(size)).isEqualTo(fits);
            held[whose] += fits ? size : 0;
            shares.add(share);
            assertThat(budget.used()).isEqualTo(held[0] + held[1]);
        }

        shares.forEach(ByteBudget.Share::end);
        shares.forEach(ByteBudget.Share::end);

        assertThat(budget.used()).isZero();
        assertThat(clients).allMatch(ClientUsage::isIdle);
        assertThat(shares).noneMatch(share -> share.resize(1));
    }

    @Example
    void aSmallerBudgetTakesNothingAwayAndGivesNothingUntilItFits() {
        var first = budget.share(clients[0]);
        assertThat(first.resize(50)).isTrue();

        budget.resize(new ByteBudget.Bounds(20, 20));

        assertThat(budget.share(clients[1]).resize(1)).isFalse();
        assertThat(first.resize(30)).isTrue();
        assertThat(first.resize(31)).isFalse();
        first.end();
        assertThat(budget.share(clients[1]).resize(20)).isTrue();
    }
}
