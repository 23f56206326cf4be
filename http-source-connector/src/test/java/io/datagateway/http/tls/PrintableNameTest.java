// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class PrintableNameTest {

    @Test
    void aUsualNameStaysAsItIs() {
        assertThat(PrintableName.of(new X500Principal("CN=sales.orders, O=Shop")))
                .isEqualTo("CN=sales.orders,O=Shop");
    }

    @Test
    void whatIsNoPrintableAsciiIsEscaped() {
        assertThat(PrintableName.of("a\nb\u202e\u0416\0")).isEqualTo("a\\u000ab\\u202e\\u0416\\u0000");
    }

    @Test
    void aLongNameIsCut() {
        assertThat(PrintableName.of("x".repeat(10_000))).isEqualTo("x".repeat(200) + "...");
    }

    @Test
    void anEmptyNameIsSaidToBeEmpty() {
        assertThat(PrintableName.of(new X500Principal(""))).isEqualTo("(an empty name)");
    }
}
