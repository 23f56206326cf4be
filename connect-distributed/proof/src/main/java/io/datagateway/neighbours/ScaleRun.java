// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Node;
import io.datagateway.neighbours.Samples.Span;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many topics on one worker of each group, to which others are added under load, one a second.
 *
 * @param topics how many are there at first
 */
record ScaleRun(NeighboursOptions options, int topics, ClusterPaths paths, PrintStream out) {

    private static final int PARTITIONS = 3;
    private static final int LOADED = 5;
    private static final int CLIENTS = 2;

    /** Kafka refuses more in one request. */
    private static final int CREATED_AT_ONCE = 100;

    private static final Duration LONGEST_GAP = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration TAKEN = Duration.ofMinutes(5);

    private static final JvmOptions JVM =
            new JvmOptions(List.of("-Xmx3g", "-XX:TieredStopAtLevel=1", "-XX:+UseG1GC"), JvmOptions.QUICK.worker());

    /** Returns true if no loaded topic had too long a gap, no task failed, and every topic was taken. */
    boolean run() throws Exception {
        out.printf(
                "seed %d, load average %.1f, %d topics of %d partitions, %d more are added%n",
                options.run.seed(), NeighboursReport.loadAverage(), topics, PARTITIONS, options.added);
        List<Team> all = IntStream.range(0, topics + options.added)
                .mapToObj(number -> new Team("s.topic%05d".formatted(number), ContractForm.KEYED))
                .toList();
        List<Team> loaded = all.subList(0, Math.min(LOADED, topics));
        var teams = new TeamCluster.Teams(all, loaded, loaded);
        try (TestBed bed = new TeamCluster(options, paths, out).start(teams, JVM, Map.of())) {
            printMemory(bed, "with " + loaded.size() + " topics");
            for (int from = loaded.size(); from < topics; from += CREATED_AT_ONCE) {
                bed.createTopics(all.subList(from, Math.min(topics, from + CREATED_AT_ONCE)), PARTITIONS);
            }
            return measure(bed, loaded, all);
        }
    }

    private boolean measure(TestBed bed, List<Team> loaded, List<Team> all) throws Exception {
        var health = new TakenTopics(
                bed.cluster().topology().healthUrls().get(0).replace("/health/ready", "/health/topics"));
        long begin = System.nanoTime();
        Set<String> notTaken = health.await(names(all.subList(0, topics)), TAKEN);
        out.printf("%d topics were taken after %d s, %d were not%n", topics, seconds(begin), notTaken.size());
        printMemory(bed, "with " + topics + " topics");
        List<TeamLoad> loads = TeamLoad.start(bed, loaded, CLIENTS, options.rate);
        boolean holds = add(bed, loads, all, health);
        printMemory(bed, "with " + all.size() + " topics");
        for (TeamLoad load : loads) {
            load.end();
            holds &= new LedgerCheck(bed.servers(), load).verdict().clean();
        }
        out.printf("load average %.1f: %s%n", NeighboursReport.loadAverage(), holds ? "holds" : "VIOLATED");
        return holds;
    }

    /** Adds topics while the loads go on. Returns true if those noticed nothing and every topic was taken. */
    private boolean add(TestBed bed, List<TeamLoad> loads, List<Team> all, TakenTopics health) throws Exception {
        var neighbours = new Neighbours(loads, new Limits(LONGEST_GAP, options.floor));
        try (var tasks = new TaskWatch(bed.cluster().topology());
                var arrivals = new ArrivalReader(bed.servers(), loads)) {
            arrivals.start();
            TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
            Span quiet = span(QUIET);
            neighbours.quiet(quiet);
            out.printf("quiet: %s%n", text(neighbours.figures(quiet, List.of())));
            long begin = System.nanoTime();
            for (Team team : all.subList(topics, all.size())) {
                bed.createTopics(List.of(team), PARTITIONS);
                TimeUnit.SECONDS.sleep(1);
            }
            Set<String> notTaken = health.await(names(all), TAKEN);
            var added = new Span(begin, System.nanoTime());
            Figures figures = neighbours.figures(added, List.of());
            List<TaskWatch.Outage> outages = tasks.within(added);
            out.printf("while %d topics were added: %s%n", options.added, text(figures));
            out.printf("not taken: %s; not running: %s%n", notTaken, outages);
            return figures.gap().length().compareTo(LONGEST_GAP) <= 0 && notTaken.isEmpty() && outages.isEmpty();
        }
    }

    private static Span span(Duration before) {
        long now = System.nanoTime();
        return new Span(now - before.toNanos() / 2, now);
    }

    private static Set<String> names(List<Team> teams) {
        return teams.stream().map(Team::topic).collect(Collectors.toSet());
    }

    private static long seconds(long since) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }

    private static String text(Figures figures) {
        return "POST p99 %.0f ms, raw to prod p99 %.0f ms, longest gap %s"
                .formatted(figures.post().during(), figures.arrival().during(), figures.gap());
    }

    private void printMemory(TestBed bed, String when) throws Exception {
        var memory = new ArrayList<ProcessMemory>();
        for (Node node : bed.cluster().topology().nodes()) {
            if (node.kind() != Node.Kind.WATCHER) {
                memory.add(ProcessMemory.of(bed.cluster(), node));
            }
        }
        out.println(when + ": " + memory);
    }
}
