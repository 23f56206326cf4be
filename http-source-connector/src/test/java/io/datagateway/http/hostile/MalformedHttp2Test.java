// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.TestContracts;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case on a connection of its own; the outcome is all that comes back, up to the answer to a ping behind it. */
@Timeout(30)
class MalformedHttp2Test {

    private static final String WITHOUT_PREFACE = "nopreface ";

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
        return HostileCase.table("http2").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredOrEndsItsStreamOrItsConnection(HostileCase hostile) throws Exception {
        gateway.application().take();
        gateway.kafka().take();

        try (var talk = new Http2Talk(gateway.port(), HostileGateway.ORDERS)) {
            List<String> events = talk.send(bytes(hostile.text()));
            assertThat(String.join(", ", events)).isEqualTo(hostile.outcome());
        }

        assertThat(gateway.kafka().take()).hasSize(hostile.outcome().equals("201") ? 1 : 0);
        if (hostile.outcome().startsWith("400 MalformedRequest")) {
            assertThat(gateway.application().take()).isEmpty();
        }
        assertThat(gateway.talk().send(HostileText.probe(), false)).hasToString("201");
    }

    private static byte[] bytes(String text) {
        if (text.startsWith(WITHOUT_PREFACE)) {
            return HostileText.bytes(text.substring(WITHOUT_PREFACE.length()));
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes(Http2Frames.PREFACE);
        all.writeBytes(Http2Frames.bytes(text));
        return all.toByteArray();
    }
}
