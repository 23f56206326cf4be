// SPDX-License-Identifier: Apache-2.0
package io.datagateway.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class OptionNamesTest {

    private enum Way {
        SLOW,
        END_TO_END,
        FAST
    }

    @Test
    void aConstantIsFoundByTheNameThatItHas() {
        for (Way way : Way.values()) {
            assertThat(OptionNames.parse(Way.class, "way", OptionNames.of(way))).isEqualTo(way);
        }
        assertThat(OptionNames.of(Way.END_TO_END)).isEqualTo("end-to-end");
        assertThatThrownBy(() -> OptionNames.parse(Way.class, "way", "END_TO_END"))
                .isInstanceOf(TypeConversionException.class);
    }

    @Test
    void allOfAListAreTakenOnceAndInTheOrderOfTheListOrInTheirOwn() {
        EnumList<Way> list = OptionNames.parseAll(Way.class, "way", "fast,slow,fast");

        assertThat(list.constants()).containsExactly(Way.FAST, Way.SLOW);
        assertThat(list.sorted().constants()).containsExactly(Way.SLOW, Way.FAST);
    }

    @Test
    void theOnesThatThereAreAreNamedIfThereIsNoSuchOne() {
        assertThatThrownBy(() -> OptionNames.parseAll(Way.class, "way", "slow,long"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("unknown way long; there are slow, end-to-end, fast");
    }
}
