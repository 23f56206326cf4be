// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Startup;
import io.datagateway.cluster.Topology;
import io.datagateway.cluster.WorkerCounts;
import io.datagateway.demo.DemoCertificates;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of the hostile clients: starts a cluster with one worker for the gateway and runs the scenarios on it.
 *
 * @param paths the places of the cluster's files
 */
record HostileRun(HostileOptions options, ClusterPaths paths, PrintStream out) {

    private static final int PARTITIONS = 3;

    /** Returns true if every check holds. */
    boolean run() throws Exception {
        out.println("seed " + options.run.seed() + ", parts " + options.scenarios());
        var cluster = new Cluster(
                paths, Topology.onFreePorts(1, WorkerCounts.of(options.layout, 1, 1), false), JvmOptions.FAST);
        DemoCertificates certificates = cluster.issue(List.of("gateway", HostileTestBed.HOSTILE, HostileTestBed.GOOD));
        cluster.killAllAtExit();
        cluster.prepare();
        out.printf(
                "starting a broker and %s; their logs: %s%n", cluster.topology().workers(), paths.logs());
        var testBed = new HostileTestBed(options, cluster, certificates, out);
        Map<String, String> settings = settings(options.scenarios().get(0).make());
        new Startup(cluster)
                .run(
                        List.of(HostileTestBed.HOSTILE, HostileTestBed.GOOD),
                        PARTITIONS,
                        Map.of(GatewayConnector.NAME, settings));
        var connector = new GatewayConnector(cluster, settings);
        var results = new ArrayList<HostileResult>();
        for (HostileScenarios scenario : options.scenarios()) {
            HostileScenario made = scenario.make();
            connector.change(settings(made));
            results.add(run(scenario, made, testBed));
        }
        var report = new HostileReport(options, results);
        report.print(out);
        if (options.run.json().isPresent()) {
            report.writeJson(options.run.json().get());
        }
        return report.holds();
    }

    private Map<String, String> settings(HostileScenario scenario) {
        var settings = new HashMap<>(scenario.settings());
        settings.putAll(options.settings());
        return settings;
    }

    private HostileResult run(HostileScenarios scenario, HostileScenario made, HostileTestBed testBed)
            throws Exception {
        out.println(scenario + ": " + scenario.text());
        long begin = System.nanoTime();
        var measurements = new LinkedHashMap<String, Object>();
        List<HostileCheck> checks = made.run(testBed, measurements);
        return new HostileResult(
                scenario.toString(), checks, measurements, Duration.ofNanos(System.nanoTime() - begin));
    }
}
