// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.bugs.SeededBug;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Startup;
import io.datagateway.ledger.LedgerVerdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * One run: starts a cluster, loads B and C, and lets A suffer one mistake after another.
 *
 * @param paths the places of its files
 */
record NeighboursRun(NeighboursOptions options, ClusterPaths paths, PrintStream out) {

    private static final int CLIENTS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(12);

    private static final List<Team> NEIGHBOURS =
            List.of(new Team("b.neighbour", ContractForm.KEYED), new Team("c.neighbour", ContractForm.KEYLESS));

    /** New topics are seen soon, and a client that floods is refused. */
    private static final Map<String, Map<String, String>> CHANGES = Map.of(
            "validation", Map.of("topics.refresh.ms", "1000"),
            "http-source", Map.of("client.max.requests.per.second", "150"));

    /** Returns true if every mistake stayed A's or, with a bug, if one did not. */
    boolean run() throws Exception {
        out.printf(
                "seed %d, load average %.1f, mistakes %s%n",
                options.run.seed(), NeighboursReport.loadAverage(), options.mistakes());
        SeededBug bug = options.bug.load(paths);
        var teams = new TeamCluster.Teams(teams(), teams(), NEIGHBOURS);
        JvmOptions jvm = JvmOptions.QUICK.withWorker(bug.workerOptions());
        NeighboursReport report;
        List<String> missing;
        try (TestBed bed = new TeamCluster(options, paths, out).start(teams, jvm, changes(bug))) {
            report = suffer(bed);
            missing = bug.missingSigns(bed.cluster().topology().connectNodes(), paths);
        }
        report.print(out);
        if (options.run.json().isPresent()) {
            report.writeJson(options.run.json().get());
        }
        if (!missing.isEmpty()) {
            out.println("this never happened, so the run shows nothing: " + missing);
            return false;
        }
        return report.clean() == options.bug.name().isEmpty();
    }

    private List<Team> teams() {
        var teams = new ArrayList<>(NEIGHBOURS);
        options.mistakes().forEach(mistake -> teams.add(mistake.team()));
        return teams;
    }

    private static Map<String, Map<String, String>> changes(SeededBug bug) {
        var changes = new HashMap<String, Map<String, String>>();
        for (String connector : Startup.CONNECTORS) {
            var settings = new HashMap<>(CHANGES.getOrDefault(connector, Map.of()));
            settings.putAll(bug.changes().getOrDefault(connector, Map.of()));
            changes.put(connector, settings);
        }
        return changes;
    }

    private NeighboursReport suffer(TestBed bed) throws Exception {
        long begin = System.nanoTime();
        List<TeamLoad> loads = TeamLoad.start(bed, NEIGHBOURS, CLIENTS, options.rate);
        List<MistakeResult> results;
        try (var tasks = new TaskWatch(bed.cluster().topology());
                var arrivals = new ArrivalReader(bed.servers(), loads)) {
            arrivals.start();
            results = mistakes(bed, loads, tasks);
        }
        var verdicts = new TreeMap<String, LedgerVerdict>();
        for (TeamLoad load : loads) {
            load.end();
            verdicts.put(load.team().topic(), new LedgerCheck(bed.servers(), load).verdict());
        }
        return new NeighboursReport(options, results, verdicts, Duration.ofNanos(System.nanoTime() - begin));
    }

    private List<MistakeResult> mistakes(TestBed bed, List<TeamLoad> loads, TaskWatch tasks) throws Exception {
        var logs = new LogSearch(paths.logs(), List.of(bed.records().marker(), "E-2147483648", "1e10000000000"));
        var neighbours = new Neighbours(loads, Limits.of(paths.bundle(), options.floor));
        out.printf(
                "longest gap that B and C may have: %d s%n",
                neighbours.limits().longestGap().toSeconds());
        TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
        NeighboursReport.printHead(out);
        var results = new ArrayList<MistakeResult>();
        for (Mistake mistake : options.mistakes()) {
            var watches = new MistakeRun.Watches(tasks, logs);
            MistakeResult result = new MistakeRun(mistake, bed, neighbours, watches).run(options.times());
            NeighboursReport.print(out, result);
            results.add(result);
        }
        return results;
    }
}
