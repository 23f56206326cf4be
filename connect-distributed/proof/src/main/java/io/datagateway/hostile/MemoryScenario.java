// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The largest batches from many clients at once: the worker lives, loses nothing, and still answers the other clients.
 */
final class MemoryScenario implements HostileScenario {

    private static final int BODY_BYTES = 10 << 20;

    /** The most records of a batch, below the limit: what a record costs beside its bytes counts as well. */
    private static final int MOST_RECORDS = 99_000;

    private static final Set<Integer> ALLOWED = Set.of(201, 408, 429, 503);

    /**
     * The limit of the other clients' p99: the gateway's own deadline for an answer, and a second for a busy machine.
     */
    private static final double OTHERS_LIMIT_MILLIS = 16_000;

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public List<HostileCheck> run(HostileTestBed testBed, Map<String, Object> measurements) throws Exception {
        Optional<Long> pid = testBed.cluster().pid(testBed.worker());
        ClosedLoopClients.Run run;
        ReplyStatistics others;
        long stored;
        try (var raw = new RawRecordCounter(
                testBed.cluster().topology().bootstrapServers(), HostileTestBed.HOSTILE + ".raw")) {
            measurements.put(
                    "others before", WellBehavedClients.measure(testBed).text());
            try (var good = new WellBehavedClients(testBed)) {
                run = new ClosedLoopClients(testBed, testBed.tls(HostileTestBed.HOSTILE), batches(testBed))
                        .run(testBed.options().clients, Duration.ofMinutes(testBed.options().minutes));
                others = good.end();
            }
            stored = raw.count();
        }
        boolean lives = pid.isPresent() && pid.equals(testBed.cluster().pid(testBed.worker()));
        measurements.put("answers", run.statistics().text());
        measurements.put("goodput", run.text());
        measurements.put("others meanwhile", others.text());
        var checks = new ArrayList<>(List.of(
                new HostileCheck("worker process", "the same", lives ? "the same" : "another or none", lives),
                HostileCheck.count(
                        "records in raw, of those acknowledged",
                        run.statistics().recordsWritten(),
                        stored)));
        checks.addAll(checks(run.statistics(), others));
        return checks;
    }

    private static List<HostileCheck> checks(ReplyStatistics answers, ReplyStatistics others) {
        return List.of(
                disallowed(answers),
                HostileCheck.count("batches written", 1, answers.count(Reply::written)),
                HostileCheck.count("others written", 1, others.count(Reply::written)),
                HostileCheck.below("others' p99", OTHERS_LIMIT_MILLIS, others.p99(), "ms"));
    }

    /**
     * Checks the statuses. A connection that breaks is no answer: a client that sends a large body to a server that has
     * stopped reading loses it.
     */
    private static HostileCheck disallowed(ReplyStatistics statistics) {
        long count = statistics.count(reply -> reply.status() != 0 && !ALLOWED.contains(reply.status()));
        return HostileCheck.none("answers but 201, 408, 429, 503", count, count == 0);
    }

    /** Returns batches of 10 MiB: one of many small records, one of records of 1 KiB and one of 10 KiB. */
    private static List<AvroBatch> batches(HostileTestBed testBed) throws IOException {
        var batches = new ArrayList<AvroBatch>();
        for (int records : new int[] {MOST_RECORDS, BODY_BYTES / 1_024, BODY_BYTES / 10_240}) {
            batches.add(testBed.batches().orders(records, BODY_BYTES / records - 1));
        }
        return batches;
    }
}
