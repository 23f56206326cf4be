// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractVersionTest {

    @Test
    void isReadFromThreeNumbersAndWrittenTheSameWay() {
        assertThat(ContractVersion.parse("2.10.0")).contains(new ContractVersion(2, 10, 0));
        assertThat(new ContractVersion(2, 10, 0)).hasToString("2.10.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "2.1",
                "2.1.0.0",
                "02.1.0",
                "2.1.0-rc1",
                "v2.1.0",
                " 2.1.0",
                "2.1.0\n",
                "-1.0.0",
                "2.1.1000000",
                "٢.١.٠"
            })
    void anythingElseIsNoVersion(String text) {
        assertThat(ContractVersion.parse(text)).isEmpty();
    }

    @Test
    void isOrderedByNumberNotByText() {
        assertThat(Stream.of("10.0.0", "9.10.0", "9.9.9", "9.9.10")
                        .map(ContractVersionTest::version)
                        .sorted())
                .map(ContractVersion::toString)
                .containsExactly("9.9.9", "9.9.10", "9.10.0", "10.0.0");
    }

    private static ContractVersion version(String text) {
        return ContractVersion.parse(text).orElseThrow();
    }
}
