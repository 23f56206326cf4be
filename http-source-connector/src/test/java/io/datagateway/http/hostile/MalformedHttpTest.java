// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.TestContracts;
import io.datagateway.http.hostile.Recorder.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each case of the tables goes over a connection of its own, and behind it, in the same write, a good request. A case
 * ends in one answer and the end of the connection, and then the good request was never seen; with {@code +} the case
 * itself has ended well, and the good request is answered. {@code eof} first means that nothing more comes.
 */
@Timeout(30)
class MalformedHttpTest {

    private static final List<String> TABLES =
            List.of("request-line", "headers", "framing", "chunks", "targets", "methods");
    private static final RecordedRequest PROBE = new RecordedRequest("POST", "/api/1.0/sales.orders", "probe");

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
        return TABLES.stream().flatMap(table -> HostileCase.table(table).stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredOnceAndNothingBehindItIsSeen(HostileCase hostile) throws Exception {
        boolean eof = hostile.outcome().startsWith("eof ");
        boolean goesOn = hostile.outcome().endsWith(" +");
        String expected = hostile.outcome().replaceFirst("^eof ", "").replaceFirst(" \\+$", ", 201");

        gateway.application().take();

        Answers answers = gateway.talk().send(withProbe(hostile), eof);

        assertThat(answers).hasToString(expected);
        var seen = gateway.application().take();
        assertThat(seen.stream().filter(PROBE::equals).count()).isEqualTo(goesOn ? 1 : 0);
        assertThat(seen).hasSizeLessThanOrEqualTo(answers.list().size());
        if (isRefusedUnseen(expected)) {
            assertThat(seen).isEmpty();
        }
        gateway.kafka().take().forEach(body -> assertThat(body).isEqualTo(HostileText.bytes("<order>")));
        assertThatTheNextIsServed();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(250);
        assertThat(cases().map(HostileCase::name)).doesNotHaveDuplicates();
        assertThat(cases().map(HostileCase::outcome)).noneMatch(text -> text.matches(".*\\b5(?!01|05)\\d\\d\\b.*"));
    }

    /** Returns true if the request as such is bad, and not only its path, its headers or its body. */
    private static boolean isRefusedUnseen(String outcome) {
        return Stream.of("400 MalformedRequest", "414 ", "431 ", "501 ", "505 ").anyMatch(outcome::startsWith);
    }

    private static byte[] withProbe(HostileCase hostile) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(HostileText.bytes(hostile.text()));
        all.writeBytes(HostileText.probe());
        return all.toByteArray();
    }

    private static void assertThatTheNextIsServed() throws IOException {
        assertThat(gateway.talk().send(HostileText.probe(), false)).hasToString("201");
        assertThat(gateway.application().take()).containsExactly(PROBE);
        gateway.kafka().take();
    }
}
