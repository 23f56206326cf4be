// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.datagateway.ledger.LedgerVerdict;
import io.datagateway.options.OptionNames;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a run, as a table and as JSON.
 *
 * @param repeats number of requests that were sent again after a 201 and written to raw once more, as the worker knew
 *     nothing of the first
 */
record TortureReport(
        TortureOptions options, List<FaultRound> rounds, long repeats, Duration length, LedgerVerdict verdict) {

    private static final String ROW = "%-20s %6s %9s %7s %8s %6s %12s %15s%n";

    void print(PrintStream out) {
        out.printf("%n" + ROW, "fault", "rounds", "201", "503", "no answer", "other", "longest gap", "recovered after");
        byFault()
                .forEach((fault, of) -> out.printf(
                        ROW,
                        fault,
                        of.size(),
                        count(of, 201),
                        count(of, 503),
                        count(of, 0),
                        others(of),
                        gaps(of),
                        recoveries(of)));
        out.println();
        verdict.counts().forEach((count, number) -> out.printf("%-16s %,12d%n", name(count), number));
        out.printf("%-16s %,12d%n%n", "written again", repeats);
        verdict.violated()
                .forEach((invariant, number) ->
                        out.printf("VIOLATED %,d times: %s (%s)%n", number, invariant.sentence(), name(invariant)));
        verdict.violations().stream()
                .limit(30)
                .forEach(violation ->
                        out.printf("  %s %s: %s%n", name(violation.invariant()), violation.key(), violation.detail()));
        long violations =
                verdict.violated().values().stream().mapToLong(Long::longValue).sum();
        out.printf(
                "%d rounds in %d s, layout %s, seed %d: %,d violations%n",
                rounds.size(), length.toSeconds(), OptionNames.of(options.layout), options.run.seed(), violations);
    }

    private Map<Fault, List<FaultRound>> byFault() {
        var byFault = new TreeMap<Fault, List<FaultRound>>();
        rounds.forEach(round -> byFault.computeIfAbsent(round.fault(), fault -> new ArrayList<>())
                .add(round));
        return byFault;
    }

    private static long count(List<FaultRound> rounds, int status) {
        return rounds.stream()
                .mapToLong(round -> round.interval().statuses().getOrDefault(status, 0L))
                .sum();
    }

    /** Returns the number of answers that are neither 201 nor 503, without connections that broke. */
    private static long others(List<FaultRound> rounds) {
        return rounds.stream().mapToLong(FaultRound::others).sum() - count(rounds, 0);
    }

    private static String gaps(List<FaultRound> rounds) {
        return medianAndMost(rounds.stream()
                .map(round -> round.interval().longestGap())
                .sorted()
                .toList());
    }

    private static String recoveries(List<FaultRound> rounds) {
        return medianAndMost(rounds.stream().map(FaultRound::recovered).sorted().toList());
    }

    /** Returns the median and the maximum of sorted durations, as in "1.2 (3.4) s". */
    private static String medianAndMost(List<Duration> sorted) {
        return "%.1f (%.1f) s"
                .formatted(
                        sorted.get(sorted.size() / 2).toMillis() / 1000.0,
                        sorted.get(sorted.size() - 1).toMillis() / 1000.0);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void writeJson(Path file) throws IOException {
        var root = new LinkedHashMap<String, Object>();
        root.put("seed", options.run.seed());
        root.put("layout", OptionNames.of(options.layout));
        root.put("seconds", length.toSeconds());
        root.put("bug", options.bug.name().orElse(""));
        root.put("counts", verdict.counts());
        root.put("writtenAgain", repeats);
        root.put("violated", verdict.violated());
        root.put("violations", verdict.violations());
        root.put("rounds", rounds.stream().map(TortureReport::json).toList());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), root);
    }

    private static Map<String, Object> json(FaultRound round) {
        return Map.of(
                "fault", round.fault().toString(),
                "what", round.what(),
                "answers", round.interval().statuses(),
                "longestGapMillis", round.interval().longestGap().toMillis(),
                "recoveredAfterMillis", round.recovered().toMillis(),
                "missing", round.missing());
    }
}
