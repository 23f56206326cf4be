// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ByteBudgetProperties {

    private static final int LIMIT = 100;

    @Property
    void sharesNeverHoldMoreThanTheBudgetAndGiveAllOfItBack(
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 2 * LIMIT) Integer> sizes) {
        var budget = new ByteBudget(LIMIT);
        var shares = new ArrayList<ByteBudget.Share>();
        long held = 0;
        for (int size : sizes) {
            var share = budget.share();
            boolean fits = held + size <= LIMIT;
            assertThat(share.resize(size)).isEqualTo(fits);
            held += fits ? size : 0;
            shares.add(share);
            assertThat(budget.used()).isEqualTo(held);
        }

        shares.forEach(ByteBudget.Share::end);
        shares.forEach(ByteBudget.Share::end);

        assertThat(budget.used()).isZero();
        assertThat(shares).noneMatch(share -> share.resize(1));
    }
}
