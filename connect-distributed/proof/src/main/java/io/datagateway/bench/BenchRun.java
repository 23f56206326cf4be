// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Layout;
import io.datagateway.cluster.Topology;
import io.datagateway.cluster.WorkerCounts;
import io.datagateway.cluster.WorkerOverrides;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of the benchmark: runs the scenarios on a cluster for each layout, with one worker in each group.
 *
 * @param paths the places of the cluster's files
 */
record BenchRun(BenchOptions options, ClusterPaths paths, PrintStream out) {

    /** Returns false if a measurement is to be checked and far off its goal. */
    boolean run() throws Exception {
        var begin = ProcessorTime.now();
        var results = new ArrayList<BenchResult>();
        for (Layout layout : options.layouts()) {
            run(layout, begin, results);
        }
        BenchReport report = report(begin, results);
        report.print(out);
        return !options.check || !report.isFarOff();
    }

    private BenchReport report(ProcessorTime begin, List<BenchResult> results) throws IOException {
        return new BenchReport(options, MachineDescription.describe(options.heap, begin), results);
    }

    private void save(BenchReport report) throws IOException {
        if (options.json().isPresent()) {
            report.writeJson(options.json().get());
        }
    }

    /** Runs all scenarios in one layout. Saves the results after each, as a run takes long and may be ended early. */
    private void run(Layout layout, ProcessorTime begin, List<BenchResult> results) throws Exception {
        Map<String, String> settings =
                Map.of("plugin.path", Baselines.plugins(paths).toString());
        JvmOptions jvm = options.jvm().withWorker(List.of(GcLogs.option(paths.logs())));
        var topology = Topology.onFreePorts(1, WorkerCounts.of(layout, 1, 1), false);
        var overrides = WorkerOverrides.ofProperties(settings);
        var cluster = new Cluster(paths, topology, jvm, overrides);
        cluster.issue(List.of("gateway", Orders.TOPIC, WideRecords.TOPIC));
        Baselines.link(paths);
        cluster.killAllAtExit();
        cluster.prepare();
        var testBed = new BenchTestBed(options, cluster, out);
        new BenchCatalog(paths.contracts(), testBed.catalog()).write();
        out.printf("starting a broker and %s; their logs: %s%n", topology.workers(), paths.logs());
        testBed.startup().processes(List.of(Orders.TOPIC), BenchTestBed.PARTITIONS);
        testBed.startGateway();
        for (BenchScenarios scenario : options.scenarios()) {
            results.add(run(scenario, testBed));
            save(report(begin, results));
        }
        cluster.stopAll();
    }

    private BenchResult run(BenchScenarios scenario, BenchTestBed testBed) throws Exception {
        out.println(scenario + ": " + scenario.text());
        long begin = System.nanoTime();
        var profiles = new ArrayList<WorkerProfile>();
        if (options.profile().isPresent()) {
            profiles.addAll(WorkerProfile.begin(
                    testBed.cluster(), scenario + "-", options.profile().get()));
        }
        BenchFigures figures = scenario.make().run(testBed);
        for (WorkerProfile profile : profiles) {
            profile.end(out);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        return new BenchResult(
                scenario.toString(),
                testBed.cluster().topology().layout(),
                figures.measurements(),
                figures.goalResults(),
                seconds);
    }
}
