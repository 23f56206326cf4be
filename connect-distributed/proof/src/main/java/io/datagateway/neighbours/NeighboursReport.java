// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.datagateway.ledger.LedgerVerdict;
import io.datagateway.ledger.RunCounter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a run, as a table and as JSON.
 *
 * @param ledgers the verdicts on the records of B and C, by topic
 */
record NeighboursReport(
        NeighboursOptions options, List<MistakeResult> results, Map<String, LedgerVerdict> ledgers, Duration length) {

    private static final String ROW = "%-24s %-8s %12s %12s %8s %8s %9s  %s%n";

    static void printHead(PrintStream out) {
        out.printf(
                "%n" + ROW,
                "mistake",
                "verdict",
                "POST p99",
                "prod p99",
                "gap",
                "failures",
                "recovered",
                "held; A's answers");
    }

    /** Prints the line of one mistake, and what was wrong. */
    static void print(PrintStream out, MistakeResult result) {
        MistakeResult.Seen seen = result.seen();
        out.printf(
                ROW,
                result.mistake(),
                result.clean() ? "holds" : "VIOLATED",
                result.figures().post(),
                result.figures().arrival(),
                seconds(result.figures().gap().length()),
                seen.failures().size(),
                seconds(result.recovered()),
                (seen.held().isEmpty() ? "-" : String.join(", ", seen.held())) + "; "
                        + TeamTraffic.text(seen.answers()));
        result.violations().forEach(violation -> out.println("    " + violation));
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }

    boolean clean() {
        return results.stream().allMatch(MistakeResult::clean)
                && ledgers.values().stream().allMatch(LedgerVerdict::clean);
    }

    /** Prints what holds for the run as a whole. */
    void print(PrintStream out) {
        out.println();
        ledgers.forEach((topic, verdict) -> {
            out.printf(
                    "%s: %,d records sent, %,d in prod, %,d in dlq%n",
                    topic,
                    verdict.counts().get(RunCounter.RECORDS),
                    verdict.counts().get(RunCounter.PROD),
                    verdict.counts().get(RunCounter.DLQ));
            verdict.violations().forEach(violation -> out.println("    VIOLATED " + violation));
        });
        long violated = results.stream().filter(result -> !result.clean()).count();
        out.printf(
                "%d mistakes in %d s, %d brokers, seed %d, load average %.1f: %d mistakes did not stay A's, %s%n",
                results.size(),
                length.toSeconds(),
                options.brokers,
                options.run.seed(),
                loadAverage(),
                violated,
                ledgers.values().stream().allMatch(LedgerVerdict::clean)
                        ? "every record of B and C exactly once"
                        : "and records of B or C are not there exactly once");
    }

    static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    void writeJson(Path file) throws IOException {
        var root = new LinkedHashMap<String, Object>();
        root.put("seed", options.run.seed());
        root.put("brokers", options.brokers);
        root.put("bug", options.bug.name().orElse(""));
        root.put("seconds", length.toSeconds());
        root.put("loadAverage", loadAverage());
        ledgers.forEach((topic, verdict) ->
                root.put(topic, Map.of("counts", verdict.counts(), "violated", verdict.violated())));
        root.put("mistakes", results.stream().map(NeighboursReport::json).toList());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), root);
    }

    private static Map<String, Object> json(MistakeResult result) {
        var json = new LinkedHashMap<String, Object>();
        json.put("mistake", result.mistake().toString());
        json.put("holds", result.clean());
        json.put(
                "postP99Millis",
                List.of(result.figures().post().quiet(), result.figures().post().during()));
        json.put(
                "prodP99Millis",
                List.of(
                        result.figures().arrival().quiet(),
                        result.figures().arrival().during()));
        json.put("longestGapMillis", result.figures().gap().length().toMillis());
        json.put("recoveredAfterMillis", result.recovered().toMillis());
        json.put(
                "failures",
                result.seen().failures().stream().map(Object::toString).toList());
        json.put("held", result.seen().held());
        json.put("acceptedLosses", result.seen().losses());
        json.put("answers", result.seen().answers());
        json.put("violations", result.violations());
        return json;
    }
}
