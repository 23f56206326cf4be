// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Folders;
import io.datagateway.cluster.Launch;
import io.datagateway.cluster.Settings;
import io.datagateway.cluster.Startup;
import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command {@code bin/hostile}. */
public final class Hostile {

    private static final int PARTITIONS = 3;

    private final HostileOptions options;
    private final Folders folders;
    private final PrintStream out;

    private Hostile(HostileOptions options, Folders folders, PrintStream out) {
        this.options = options;
        this.folders = folders;
        this.out = out;
    }

    /** @param arguments the folder {@code connect-distributed}, then those of {@link HostileOptions} */
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Path home = Path.of(arguments[0]).toAbsolutePath().normalize();
            var options = HostileOptions.parse(List.of(arguments).subList(1, arguments.length));
            System.exit(new Hostile(options, new Folders(home, home.resolve("target/hostile")), out).run() ? 0 : 1);
        } catch (IOException | IllegalArgumentException e) {
            out.println("hostile: " + e.getMessage());
            System.exit(2);
        }
    }

    /** Returns whether every check holds. */
    private boolean run() throws Exception {
        out.println("seed " + options.seed() + ", parts " + options.parts());
        var cluster = new Cluster(folders, Settings.onFreePorts(1, 1, false), Launch.FAST);
        DemoCertificates certificates = cluster.issue(List.of("gateway", Ground.HOSTILE, Ground.GOOD));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> killAll(cluster), "kill-all"));
        cluster.prepare();
        out.println("starting a broker and a worker; their logs: " + folders.logs());
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

    private static void killAll(Cluster cluster) {
        try {
            cluster.killAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
