// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Validity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusPeriodTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void aStatusHoldsFromTheLastChangeToTheNext() {
        Instant before = NOON.minusSeconds(60);
        Instant after = NOON.plusSeconds(60);

        var period = StatusPeriod.around(
                NOON, Stream.of(after, before, before.minusSeconds(1), after.plusSeconds(1), Instant.MAX));

        assertThat(period).isEqualTo(new StatusPeriod(before, after));
        assertThat(period.contains(before)).isTrue();
        assertThat(period.contains(before.minusMillis(1))).isFalse();
        assertThat(period.contains(after)).isFalse();
    }

    @Test
    void aCertificateIsValidAtItsEndAndNoLonger() {
        X509Certificate certificate = new TestAuthority("CA")
                .issue("client")
                .valid(Validity.around(Duration.ofHours(-1), Duration.ofHours(1)))
                .sign()
                .certificate();
        Instant end = certificate.getNotAfter().toInstant();

        assertThat(CertificateRules.isExpired(certificate, end)).isFalse();
        assertThat(StatusPeriod.around(end, StatusPeriod.changes(certificate)).until())
                .isEqualTo(end.plusMillis(1));
        assertThat(CertificateRules.isExpired(certificate, end.plusMillis(1))).isTrue();
        assertThat(CertificateRules.isNotYetValid(
                        certificate, certificate.getNotBefore().toInstant()))
                .isFalse();
    }
}
