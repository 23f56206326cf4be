// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.TestContracts;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first bytes of a connection; the outcome is the first record that comes back, {@code alert n} of RFC 8446, 6. */
@Timeout(30)
class MalformedTlsTest {

    private static HostileGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new HostileGateway(TestContracts.catalog(), Duration.ofSeconds(10));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    static Stream<HostileCase> cases() {
        return HostileCase.table("tls").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedByTlsAndSeenByNobody(HostileCase hostile) throws Exception {
        String text = hostile.text();
        byte[] sent = text.startsWith("hello")
                ? ClientHello.bytes(
                        new String(HostileText.bytes(text.substring(5).strip()), "ISO-8859-1"))
                : HostileText.bytes(text.substring("raw ".length()));

        List<String> events =
                TlsTalk.send(gateway.port(), sent, hostile.outcome().startsWith("eof "));

        assertThat(events.get(0)).isEqualTo(expected(hostile.outcome().replaceFirst("^eof ", "")));
        assertThat(gateway.application().take()).isEmpty();
        assertThat(gateway.talk().send(HostileText.probe(), false)).hasToString("201");
        gateway.application().take();
    }

    /** Returns the outcome for this JDK: in {@code "a; JDK 25: b"} it is b from JDK 25 on. */
    private static String expected(String outcome) {
        String[] byJdk = outcome.split("; JDK 25: ");
        return Runtime.version().feature() >= 25 ? byJdk[byJdk.length - 1] : byJdk[0];
    }
}
