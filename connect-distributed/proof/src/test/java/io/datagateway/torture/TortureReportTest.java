// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.ledger.Invariant;
import io.datagateway.ledger.InvariantViolation;
import io.datagateway.ledger.LedgerVerdict;
import io.datagateway.ledger.RunCounter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TortureReportTest {

    private static final LedgerVerdict LOST = new LedgerVerdict(
            List.of(new InvariantViolation(Invariant.ACKNOWLEDGED, "run-1-7", "record 0: 0 in raw")),
            Map.of(Invariant.ACKNOWLEDGED, 1L),
            Map.of(RunCounter.REQUESTS, 12L));

    private final TortureReport report = new TortureReport(
            options(),
            List.of(round(2, Map.of(201, 10L, 503, 3L)), round(5, Map.of(201, 5L, 0, 1L))),
            4,
            Duration.ofSeconds(90),
            LOST);

    @Test
    void theTableAddsUpTheRoundsOfAFaultAndSaysWhatIsViolated() {
        var bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, UTF_8));

        assertThat(bytes.toString(UTF_8))
                .containsPattern("kill-worker +2 +15 +3 +1 +0 +5.0 \\(5.0\\) s")
                .contains("VIOLATED 1 times: " + Invariant.ACKNOWLEDGED.sentence())
                .contains("acknowledged run-1-7: record 0: 0 in raw")
                .contains("2 rounds in 90 s, layout split, seed 42: 1 violations");
    }

    @Test
    void theJsonHasEveryRoundAndEveryViolation(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("result.json");
        report.writeJson(file);
        JsonNode json = new ObjectMapper().readTree(file.toFile());

        assertThat(json.path("seed").asLong()).isEqualTo(42);
        assertThat(json.at("/counts/REQUESTS").asLong()).isEqualTo(12);
        assertThat(json.at("/violations/0/key").asText()).isEqualTo("run-1-7");
        assertThat(json.at("/rounds/1/longestGapMillis").asLong()).isEqualTo(5_000);
        assertThat(json.at("/rounds/0/answers/503").asLong()).isEqualTo(3);
    }

    private static TortureOptions options() {
        var options = new TortureOptions();
        new CommandLine(options).parseArgs("--seed", "42");
        return options;
    }

    private static FaultRound round(int seconds, Map<Integer, Long> answers) {
        var interval = new AnswerCounts.Interval(answers, Duration.ofSeconds(seconds));
        return new FaultRound(Fault.KILL_WORKER, "worker-1", interval, Duration.ofSeconds(seconds), List.of());
    }
}
