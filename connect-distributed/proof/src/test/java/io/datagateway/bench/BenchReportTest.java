// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.cluster.Layout;
import io.datagateway.options.EnumList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {

    private static final BenchReport REPORT = report(0.75);

    @Test
    void theTableHasAVerdictForEachGoalAndTheFiguresBehindIt() {
        var bytes = new ByteArrayOutputStream();
        REPORT.print(new PrintStream(bytes, true, UTF_8));

        assertThat(bytes.toString(UTF_8))
                .containsPattern("cores +2\n")
                .contains("layout single\n")
                .containsPattern("ingest +ours +1,000 +900 +1,100 records/s +12 % +1 % +0.50 % +8.00 ms\n")
                .containsPattern("producer limit +single +>= 0.70 +>= 0.95 +0.75 +0.72 - 0.78 +at least\n");
    }

    @Test
    void onlyWhatIsFarOffFailsACheck() {
        assertThat(report(0.4).isFarOff()).isFalse();
        assertThat(report(0.2).isFarOff()).isTrue();
    }

    @Test
    void theJsonHasEveryGoalAndEveryRound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("result.json");
        REPORT.writeJson(file);
        JsonNode json = new ObjectMapper().readTree(file.toFile());

        assertThat(json.at("/machine/cores").asText()).isEqualTo("2");
        assertThat(json.at("/goals/0/verdict").asText()).isEqualTo("at least");
        assertThat(json.at("/goals/0/seen/median").asDouble()).isEqualTo(0.75);
        assertThat(json.at("/goals/0/seen/interval/low").asDouble()).isEqualTo(0.72);
        assertThat(json.at("/goals/0/stationary").asBoolean()).isTrue();
        assertThat(json.at("/parts/0/figures/0/load/pauses/count").asInt()).isEqualTo(2);
        assertThat(json.at("/parts/0/figures/0/spread/rounds")).hasSize(3);
        assertThat(json.at("/parts/0/seconds").asInt()).isEqualTo(60);
    }

    @Test
    void theRatiosOfBothLayoutsAreComparedWithTheirRanges() {
        var result = REPORT.results().get(0);
        var goal = new GoalResult(PerformanceGoal.INGEST, RoundStatistics.of(List.of(0.9, 1.125, 1.56)), true);
        var split = new BenchResult("ingest", Layout.SPLIT, result.measurements(), List.of(goal), 60);
        var bytes = new ByteArrayOutputStream();

        new BenchReport(new BenchOptions(), Map.of(), List.of(split, result))
                .print(new PrintStream(bytes, true, UTF_8));

        assertThat(bytes.toString(UTF_8)).containsPattern("split / single: ingest.+ 1.50 \\(1.15 - 2.17\\)\n");
    }

    private static BenchReport report(double ratio) {
        List<Double> ratios = Stream.of(0, 3, -3, -1, 1, 0)
                .map(percent -> ratio + percent / 100.0)
                .toList();
        var load = new MachineLoad(4, 12, 1, new GcPauses(2, 20, 8));
        var rounds = RoundStatistics.of(List.of(900.0, 1_100.0, 1_000.0));
        var measurement = new Measurement("ours", "records/s", rounds, true, load);
        var goalResult = new GoalResult(PerformanceGoal.INGEST, RoundStatistics.of(ratios), true);
        var result = new BenchResult("ingest", Layout.SINGLE, List.of(measurement), List.of(goalResult), 60);
        var options = new BenchOptions();
        options.layouts(new EnumList<>(List.of(Layout.SINGLE)));
        return new BenchReport(options, Map.of("cores", "2"), List.of(result));
    }
}
