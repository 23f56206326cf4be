// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.testing.TlsFiles;
import io.datagateway.http.tls.ValidityEnd.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryWarningsTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final ExpiryWarnings warnings = new ExpiryWarnings();

    @Test
    void fromThirtyDaysBeforeTheEndItIsWarnedOnceADayUntilItIsRenewed() {
        ValidityEnd server = end(Kind.SERVER_CERTIFICATE, "localhost", Duration.ofDays(31));
        ValidityEnd list = end(Kind.CRL, "CA", Duration.ofDays(100));
        List<ValidityEnd> ends = List.of(server, list);

        assertThat(warnings.look(ends, NOW)).isEmpty();
        Instant soon = NOW.plus(Duration.ofDays(1)).plusSeconds(1);
        assertThat(warnings.look(ends, soon)).containsExactly(server);
        assertThat(warnings.look(ends, soon.plusSeconds(10))).isEmpty();
        assertThat(warnings.look(ends, soon.plus(Duration.ofDays(1)))).containsExactly(server);

        ValidityEnd renewed = end(Kind.SERVER_CERTIFICATE, "localhost", Duration.ofDays(365));
        assertThat(warnings.look(List.of(renewed, list), soon.plus(Duration.ofDays(3))))
                .isEmpty();
        assertThat(warnings.look(List.of(renewed, list), NOW.plus(Duration.ofDays(101))))
                .containsExactly(list);
    }

    private static ValidityEnd end(Kind kind, String name, Duration from) {
        return new ValidityEnd(kind, "ssl.x.location", name, NOW.plus(from));
    }

    @Test
    void theServersTheCasAndTheListsAreLookedAt(@TempDir Path folder) {
        var authority = new TestAuthority("CA of the clients");
        var soon = Validity.around(Duration.ofDays(-1), Duration.ofDays(20));
        var files = new TlsFiles(folder, authority).write("crl", TestCertificates.pem(authority.list(soon)));
        try (var tls = new TlsContext(files.ssl())) {
            List<ValidityEnd> ends = tls.current().ends();

            assertThat(ends)
                    .extracting(ValidityEnd::kind)
                    .containsExactly(Kind.SERVER_CERTIFICATE, Kind.CA_CERTIFICATE, Kind.CRL);
            assertThat(ends)
                    .extracting(ValidityEnd::name)
                    .containsExactly("CN=localhost", "CN=CA of the clients", "CN=CA of the clients");
            assertThat(ends.get(2).at()).isBetween(soon.to().minusSeconds(1), soon.to());
        }
    }
}
