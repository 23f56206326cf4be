// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/** More and more clients: the worker goes on with nearly all it can do, and refuses the rest at once. */
final class OverloadScenario implements HostileScenario {

    private static final int FIRST = 8;
    private static final int GROWTH = 4;
    private static final double KEPT = 0.8;
    private static final int REFUSED_IN_MILLIS = 100;

    /** Records of a batch: with 200 clients at once more than the queue takes (200,000). */
    private static final int RECORDS = 2_000;

    private static final int RECORD_BYTES = 64;

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public List<HostileCheck> run(HostileTestBed testBed, Map<String, Object> measurements) throws Exception {
        int most = testBed.options().most;
        double peak = 0;
        var loop = loop(testBed);
        loop.run(FIRST, testBed.warmUp());
        for (int clients : stages(most)) {
            ClosedLoopClients.Run run = loop.run(clients, testBed.measurement());
            peak = Math.max(peak, note(run, clients, measurements));
        }
        ClosedLoopClients.Run overload = loop.run(most, testBed.measurement());
        double goodput = note(overload, most, measurements);
        double refused = overload.statistics().millis(99, reply -> reply.status() == 503);
        return List.of(
                HostileCheck.atLeast("goodput with " + most + " clients, 80 % of peak", KEPT * peak, goodput, "rec/s"),
                HostileCheck.below("p99 of 503", REFUSED_IN_MILLIS, refused, "ms"),
                unexpected(overload.statistics()));
    }

    private static ClosedLoopClients loop(HostileTestBed testBed) throws IOException, GeneralSecurityException {
        SSLContext tls = testBed.tls(HostileTestBed.HOSTILE);
        return new ClosedLoopClients(testBed, tls, List.of(testBed.batches().orders(RECORDS, RECORD_BYTES)));
    }

    /** Returns growing numbers of clients, up to half of the most. */
    private static List<Integer> stages(int most) {
        return IntStream.iterate(FIRST, clients -> clients <= most / 2, clients -> clients * GROWTH)
                .boxed()
                .toList();
    }

    /** Adds the result to the measurements. Returns records a second. */
    private static double note(ClosedLoopClients.Run run, int clients, Map<String, Object> measurements) {
        double goodput = run.perSecond(run.statistics().recordsWritten());
        measurements.put(
                clients + " clients",
                "%,.0f records/s; %s".formatted(goodput, run.statistics().text()));
        return goodput;
    }

    private static HostileCheck unexpected(ReplyStatistics statistics) {
        long count = statistics.count(reply -> !reply.written() && reply.status() != 503 && reply.status() != 429);
        return HostileCheck.none("answers but 201, 429, 503", count, count == 0);
    }
}
