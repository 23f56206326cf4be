// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.cli.CommandRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileReportTest {

    private static final HostileOptions OPTIONS = options();

    private static final HostileResult GOOD = result("idle", HostileCheck.below("heap for each", 20, 14.6, "KiB"));
    private static final HostileResult BAD = result("slow", HostileCheck.below("slowest to be closed", 15, 45, "s"));

    @Test
    void aRunHoldsOnlyIfEveryCheckOfEveryPartDoes() {
        assertThat(new HostileReport(OPTIONS, List.of(GOOD)).holds()).isTrue();
        assertThat(new HostileReport(OPTIONS, List.of(GOOD, BAD)).holds()).isFalse();
    }

    @Test
    void aRunOfNothingDoesNotHold() {
        assertThat(new HostileReport(OPTIONS, List.of()).holds()).isFalse();
    }

    @Test
    void theTableSaysWhatMustHoldWhatWasSeenAndWhatIsViolated() {
        var bytes = new ByteArrayOutputStream();
        new HostileReport(OPTIONS, List.of(GOOD, BAD)).print(new PrintStream(bytes, true, UTF_8));

        assertThat(bytes.toString(UTF_8))
                .containsPattern("idle +heap for each +< 20 KiB +14.6 KiB *\n")
                .containsPattern("slow +slowest to be closed +< 15 s +45 s +VIOLATED\n")
                .containsPattern("connections +500\n")
                .contains("2 parts, seed 42: 1 violations");
    }

    @Test
    void theJsonHasEveryCheckAndEveryFigure(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("result.json");
        new HostileReport(OPTIONS, List.of(BAD)).writeJson(file);
        JsonNode json = new ObjectMapper().readTree(file.toFile());

        assertThat(json.path("seed").asLong()).isEqualTo(42);
        assertThat(json.at("/settings/a").asText()).isEqualTo("b");
        assertThat(json.path("holds").asBoolean(true)).isFalse();
        assertThat(json.at("/parts/0/checks/0/seen").asText()).isEqualTo("45 s");
        assertThat(json.at("/parts/0/checks/0/holds").asBoolean(true)).isFalse();
        assertThat(json.at("/parts/0/figures/connections").asInt()).isEqualTo(500);
    }

    private static HostileResult result(String scenario, HostileCheck check) {
        return new HostileResult(scenario, List.of(check), Map.of("connections", 500), Duration.ofSeconds(9));
    }

    private static HostileOptions options() {
        var command = new HostileCommand();
        CommandRunner.line(command).parseArgs("--seed", "42", "--set", "a=b");
        return command.options;
    }
}
