// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "crl, '', 3",
        "location, location, 0",
        "locaton, location, 1",
        "locattion, location, 1",
        "locatiom, location, 1",
        "loaction, location, 1",
        "lcoatoin, location, 2",
        "topic, client, 6"
    })
    void countsSlipsOfTheHandInBothDirections(String one, String other, int slips) {
        assertThat(EditDistance.between(one, other)).isEqualTo(slips);
        assertThat(EditDistance.between(other, one)).isEqualTo(slips);
    }
}
