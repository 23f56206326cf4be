// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Topology;
import io.datagateway.cluster.WorkerOverrides;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One run of the benchmark: runs the scenarios on a cluster of one worker for each delivery guarantee.
 *
 * @param paths the places of the cluster's files
 */
record BenchRun(BenchOptions options, ClusterPaths paths, PrintStream out) {

    /** Returns false if a measurement is to be checked and far off its goal. */
    boolean run() throws Exception {
        var begin = ProcessorTime.now();
        var results = new ArrayList<BenchResult>();
        for (DeliveryGuarantee delivery : options.deliveries()) {
            run(delivery, begin, results);
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

    /** Runs all scenarios on one worker. Saves the results after each, as a run takes long and may be ended early. */
    private void run(DeliveryGuarantee delivery, ProcessorTime begin, List<BenchResult> results) throws Exception {
        Map<String, String> settings = new HashMap<>(delivery.workerSettings());
        settings.put("plugin.path", Baselines.plugins(paths).toString());
        JvmOptions jvm = JvmOptions.FAST.withWorker(List.of("-Xmx" + options.heap + "m"));
        var overrides = WorkerOverrides.ofProperties(settings);
        var cluster = new Cluster(paths, Topology.onFreePorts(1, 1, false), jvm, overrides);
        cluster.issue(List.of("gateway", Orders.TOPIC, WideRecords.TOPIC));
        Baselines.link(paths);
        cluster.killAllAtExit();
        cluster.prepare();
        var testBed = new BenchTestBed(options, cluster, delivery, out);
        new BenchCatalog(paths.contracts(), testBed.catalog()).write();
        out.println("starting a broker and a worker, " + delivery + "; their logs: " + paths.logs());
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
        var goalResults = new ArrayList<GoalResult>();
        Optional<Path> file = options.profile().map(each -> each.resolveSibling(scenario + "-" + each.getFileName()));
        WorkerProfile profile = file.isPresent() ? WorkerProfile.begin(testBed.cluster(), file.get()) : null;
        List<Measurement> measurements = scenario.make().run(testBed, goalResults);
        if (profile != null) {
            profile.end(out);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        return new BenchResult(scenario.toString(), testBed.delivery(), measurements, goalResults, seconds);
    }
}
