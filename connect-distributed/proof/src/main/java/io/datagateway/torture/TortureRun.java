// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.bugs.SeededBug;
import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Startup;
import io.datagateway.cluster.Topology;
import io.datagateway.demo.DemoCertificates;
import io.datagateway.demo.Orders;
import io.datagateway.ledger.Invariant;
import io.datagateway.ledger.InvariantViolation;
import io.datagateway.ledger.LedgerVerdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the torture: starts a cluster, hurts it under load and checks what is stored.
 *
 * @param paths the places of its files
 */
record TortureRun(TortureOptions options, ClusterPaths paths, PrintStream out) {

    private static final int PARTITIONS = 3;

    /** Returns true if every invariant holds or, with a bug, if one does not. */
    boolean run() throws Exception {
        out.println("seed " + options.run.seed() + ", faults " + options.rounds());
        SeededBug bug = bug();
        var topology = Topology.onFreePorts(options.brokers, options.workerCounts(), options.needsNamespaces());
        var cluster = new Cluster(paths, topology, JvmOptions.QUICK.withWorker(bug.workerOptions()));
        DemoCertificates certificates = cluster.issue(List.of("gateway", Orders.TOPIC));
        cluster.killAllAtExit();
        if (options.needsNamespaces()) {
            TmpfsDisks.mount(cluster);
        }
        cluster.prepare();
        out.printf(
                "starting %d brokers and %s; their logs: %s%n", topology.brokers(), topology.workers(), paths.logs());
        new Startup(cluster).run(List.of(Orders.TOPIC), PARTITIONS, bug.changes());
        TortureReport report = hurt(cluster, certificates);
        report.print(out);
        if (options.run.json().isPresent()) {
            report.writeJson(options.run.json().get());
        }
        List<String> missing = bug.missingSigns(topology.connectNodes(), paths);
        if (!missing.isEmpty()) {
            out.println("this never happened, so the run shows nothing: " + missing);
            return false;
        }
        return report.verdict().clean() == options.bug.name().isEmpty();
    }

    private SeededBug bug() throws IOException {
        return options.control().isPresent() && options.bug.name().isEmpty()
                ? SeededBug.control(paths, options.control().get())
                : options.bug.load(paths);
    }

    private TortureReport hurt(Cluster cluster, DemoCertificates certificates) throws Exception {
        Path ledgers = paths.root().resolve("ledgers");
        var load = new TortureLoad(options, cluster, ledgers);
        var longest = Duration.ofSeconds(options.longest);
        var testBed = new TortureTestBed(cluster, certificates, load, longest, options.otherPlugins());
        long begin = System.nanoTime();
        load.start();
        List<InvariantViolation> violations;
        List<FaultRound> rounds;
        try (var recovery = new RecoveryCheck(cluster, load.answers())) {
            violations =
                    new ArrayList<>(liveness("before the first fault", recovery.await(FaultSchedule.TIME_TO_RECOVER)));
            rounds = new FaultSchedule(options, testBed, recovery, out).run();
        }
        violations.addAll(liveness("at the end", load.end()));
        rounds.forEach(round -> violations.addAll(violations(round)));
        out.println("reading raw, prod and dlq");
        LedgerVerdict verdict = new FinalCheck(cluster, ledgers, violations).verdict();
        return new TortureReport(
                options, rounds, load.answers().repeats(), Duration.ofNanos(System.nanoTime() - begin), verdict);
    }

    private static List<InvariantViolation> violations(FaultRound round) {
        var violations = new ArrayList<>(liveness("after " + round.fault() + " " + round.what(), round.missing()));
        if (round.fault().isOrderly() && round.others() > 0) {
            violations.add(new InvariantViolation(Invariant.ORDERLY, "", round.text()));
        }
        return violations;
    }

    private static List<InvariantViolation> liveness(String when, List<String> missing) {
        return missing.stream()
                .map(what -> new InvariantViolation(Invariant.LIVENESS, "", when + ": " + what))
                .toList();
    }
}
