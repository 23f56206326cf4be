// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.Command;
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

/** The command {@code bin/bench}. */
record Bench(BenchOptions options, ClusterPaths paths, PrintStream out) {

    /** @param arguments those of {@link BenchOptions} */
    public static void main(String[] arguments) throws Exception {
        Command.main(
                "bench",
                arguments,
                (line, paths, out) -> new Bench(BenchOptions.parse(line), paths, out).run() ? 0 : 1);
    }

    /** Returns whether nothing is off that is to be checked. */
    private boolean run() throws Exception {
        var begin = ProcessorTime.now();
        var results = new ArrayList<Result>();
        for (Delivery delivery : options.deliveries()) {
            run(delivery, begin, results);
        }
        Report report = report(begin, results);
        report.print(out);
        return !options.check() || !report.isFarOff();
    }

    private Report report(ProcessorTime begin, List<Result> results) throws IOException {
        return new Report(options, Machine.describe(options.heap(), begin), results);
    }

    private void save(Report report) throws IOException {
        if (options.json().isPresent()) {
            report.writeJson(options.json().get());
        }
    }

    /** All parts on one worker. What is known is saved after each, as a run takes long and may not come to its end. */
    private void run(Delivery delivery, ProcessorTime begin, List<Result> results) throws Exception {
        Map<String, String> settings = new HashMap<>(delivery.workerSettings());
        settings.put("plugin.path", Limits.plugins(paths).toString());
        JvmOptions jvm = JvmOptions.FAST.withWorker(List.of("-Xmx" + options.heap() + "m"));
        var overrides = WorkerOverrides.ofProperties(settings);
        var cluster = new Cluster(paths, Topology.onFreePorts(1, 1, false), jvm, overrides);
        cluster.issue(List.of("gateway", Orders.TOPIC, WideRecords.TOPIC));
        Limits.link(paths);
        cluster.killAllAtExit();
        cluster.prepare();
        var ground = new Ground(options, cluster, delivery, out);
        new Catalog(paths.contracts(), ground.catalog()).write();
        out.println("starting a broker and a worker, " + delivery + "; their logs: " + paths.logs());
        ground.startup().processes(List.of(Orders.TOPIC), Ground.PARTITIONS);
        ground.startGateway();
        for (Parts part : options.parts()) {
            results.add(run(part, ground));
            save(report(begin, results));
        }
        cluster.stopAll();
    }

    private Result run(Parts part, Ground ground) throws Exception {
        out.println(part + ": " + part.text());
        long begin = System.nanoTime();
        var rows = new ArrayList<Row>();
        Optional<Path> file = options.profile().map(each -> each.resolveSibling(part + "-" + each.getFileName()));
        Profile profile = file.isPresent() ? Profile.begin(ground.cluster(), file.get()) : null;
        List<Figure> figures = part.make().run(ground, rows);
        if (profile != null) {
            profile.end(out);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        return new Result(part.toString(), ground.delivery(), figures, rows, seconds);
    }
}
