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

    private final ServedCertificates served = new ServedCertificates(FIRST);

    @Test
    void theOneBeforeMayBeSeenUntilAnotherClientHasSeenTheNext() {
        served.install(SECOND, 1_000);

        assertThat(served.see(FIRST, 5_000, 5_010)).isTrue();
        assertThat(served.see(SECOND, 5_020, 5_030)).isTrue();
        assertThat(served.see(FIRST, 5_031, 5_040)).isFalse();
    }

    @Test
    void aHandshakeThatBeganBeforeTheNextOneWasSeenMayShowTheOneBefore() {
        served.install(SECOND, 1_000);
        served.see(SECOND, 1_010, 1_050);

        assertThat(served.see(FIRST, 1_050, 1_060)).isTrue();
        assertThat(served.see(FIRST, 1_051, 1_060)).isFalse();
    }

    @Test
    void oneMayBeSkipped() {
        served.install(SECOND, 1_000);
        served.install(THIRD, 1_050);

        assertThat(served.see(THIRD, 1_060, 1_070)).isTrue();
        assertThat(served.see(SECOND, 1_080, 1_090)).isFalse();
    }

    @Test
    void oneThatWasNeverInstalledMayNeverBeSeen() {
        served.install(SECOND, 1_000);

        assertThat(served.see(THIRD, 1_000, 1_010)).isFalse();
        assertThat(served.see(THIRD, 9_999, 10_000)).isFalse();
    }

    @Test
    void theLatestIsWaitedFor() throws InterruptedException {
        served.install(SECOND, 1_000);

        assertThat(served.awaitLatest(Duration.ofMillis(1))).isFalse();
        served.see(SECOND, 4_000, 5_000);
        served.see(SECOND, 6_000, 7_000);

        assertThat(served.awaitLatest(Duration.ofDays(1))).isTrue();
        assertThat(served.longestToNotice()).isEqualTo(Duration.ofNanos(4_000));
    }

    @Test
    void whatWasNeverNoticedHasNoTime() {
        served.install(SECOND, 1_000);

        assertThat(served.longestToNotice()).isZero();
    }
}
