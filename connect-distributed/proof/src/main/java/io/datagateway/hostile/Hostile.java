// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.Command;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Startup;
import io.datagateway.cluster.Topology;
import io.datagateway.demo.DemoCertificates;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command {@code bin/hostile}. */
record Hostile(HostileOptions options, ClusterPaths paths, PrintStream out) {

    private static final int PARTITIONS = 3;

    /** @param arguments those of {@link HostileOptions} */
    public static void main(String[] arguments) throws Exception {
        Command.main(
                "hostile",
                arguments,
                (line, paths, out) -> new Hostile(HostileOptions.parse(line), paths, out).run() ? 0 : 1);
    }

    /** Returns whether every check holds. */
    private boolean run() throws Exception {
        out.println("seed " + options.seed() + ", parts " + options.parts());
        var cluster = new Cluster(paths, Topology.onFreePorts(1, 1, false), JvmOptions.FAST);
        DemoCertificates certificates = cluster.issue(List.of("gateway", Ground.HOSTILE, Ground.GOOD));
        cluster.killAllAtExit();
        cluster.prepare();
        out.println("starting a broker and a worker; their logs: " + paths.logs());
        var ground = new Ground(options, cluster, certificates, out);
        Map<String, String> settings = settings(options.parts().get(0).make());
        new Startup(cluster).run(List.of(Ground.HOSTILE, Ground.GOOD), PARTITIONS, Map.of(Connector.NAME, settings));
        var connector = new Connector(cluster, settings);
        var results = new ArrayList<Result>();
        for (Parts part : options.parts()) {
            Part made = part.make();
            connector.change(settings(made));
            results.add(run(part, made, ground));
        }
        var report = new Report(options, results);
        report.print(out);
        if (options.json().isPresent()) {
            report.writeJson(options.json().get());
        }
        return report.holds();
    }

    private Map<String, String> settings(Part part) {
        var settings = new HashMap<>(part.settings());
        settings.putAll(options.settings());
        return settings;
    }

    private Result run(Parts part, Part made, Ground ground) throws Exception {
        out.println(part + ": " + part.text());
        long begin = System.nanoTime();
        var figures = new LinkedHashMap<String, Object>();
        List<Check> checks = made.run(ground, figures);
        return new Result(part.toString(), checks, figures, Duration.ofNanos(System.nanoTime() - begin));
    }
}
