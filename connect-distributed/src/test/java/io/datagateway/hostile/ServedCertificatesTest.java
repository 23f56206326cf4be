// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServedCertificatesTest {

    private static final BigInteger FIRST = BigInteger.ONE;
    private static final BigInteger SECOND = BigInteger.TWO;
    private static final BigInteger THIRD = BigInteger.TEN;

    private final ServedCertificates served = new ServedCertificates(FIRST, Duration.ofNanos(100));

    @Test
    void theFirstOneMayBeSeenUntilThereWasTimeToNoticeTheNext() {
        served.install(SECOND, 1_000);

        assertThat(served.mayBe(FIRST, 1_100)).isTrue();
        assertThat(served.mayBe(FIRST, 1_101)).isFalse();
    }

    @Test
    void aNewOneMayBeSeenAtOnce() {
        served.install(SECOND, 1_000);

        assertThat(served.mayBe(SECOND, 999)).isTrue();
        assertThat(served.mayBe(SECOND, 9_999)).isTrue();
    }

    @Test
    void ofSeveralWithinThatTimeEachMayBeSeen() {
        served.install(SECOND, 1_000);
        served.install(THIRD, 1_050);

        assertThat(served.mayBe(FIRST, 1_060)).isTrue();
        assertThat(served.mayBe(SECOND, 1_140)).isTrue();
        assertThat(served.mayBe(SECOND, 1_151)).isFalse();
    }

    @Test
    void oneThatWasNeverInstalledMayNeverBeSeen() {
        served.install(SECOND, 1_000);

        assertThat(served.mayBe(THIRD, 1_000)).isFalse();
        assertThat(served.mayBe(THIRD, 9_999)).isFalse();
    }
}
