// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NamesTest {

    private enum Way {
        SLOW,
        END_TO_END,
        FAST
    }

    @Test
    void aConstantIsFoundByTheNameThatItHas() {
        for (Way way : Way.values()) {
            assertThat(Names.find(Way.class, Names.of(way))).contains(way);
        }
        assertThat(Names.of(Way.END_TO_END)).isEqualTo("end-to-end");
        assertThat(Names.find(Way.class, "END_TO_END")).isEmpty();
    }

    @Test
    void allOfAListAreTakenInTheirOwnOrderAndOnce() {
        assertThat(Names.parseAll(Way.class, "way", "fast,slow,fast")).containsExactly(Way.SLOW, Way.FAST);
    }

    @Test
    void theOnesThatThereAreAreNamedIfThereIsNoSuchOne() {
        assertThatThrownBy(() -> Names.parseAll(Way.class, "way", "slow,long"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown way long; there are slow, end-to-end, fast");
    }

    @Test
    void theUsageHasALineForEach() {
        assertThat(Names.usage(Way.class, 10, way -> way.name().toLowerCase(Locale.ROOT)))
                .isEqualTo("  slow       slow\n  end-to-end end_to_end\n  fast       fast");
    }
}
