// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Node;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A profile of the worker's processor time, by the JVM's own recorder (JFR). */
final class WorkerProfile {

    private static final int TOP = 30;

    private final Path file;
    private final Node worker;
    private final long pid;

    private WorkerProfile(Path file, Node worker, long pid) {
        this.file = file;
        this.worker = worker;
        this.pid = pid;
    }

    /**
     * Begins a recording of each worker.
     *
     * @param prefix the beginning of the files' names, before that of the worker
     * @param file the folder of the files, and the end of their names
     */
    static List<WorkerProfile> begin(Cluster cluster, String prefix, Path file)
            throws IOException, InterruptedException {
        var profiles = new ArrayList<WorkerProfile>();
        for (Node worker : cluster.topology().connectNodes()) {
            long pid = cluster.pid(worker).orElseThrow(() -> new IOException(worker + " does not run"));
            Path own = file.toAbsolutePath().resolveSibling(prefix + worker + "-" + file.getFileName());
            var profile = new WorkerProfile(own, worker, pid);
            profile.command("JFR.start", "name=bench", "settings=profile");
            profiles.add(profile);
        }
        return profiles;
    }

    /** Ends the recording, writes the file and prints the most frequent methods. */
    void end(PrintStream out) throws IOException, InterruptedException {
        command("JFR.stop", "name=bench", "filename=" + file);
        StackSamples frames = StackSamples.read(file);
        out.printf(
                "%nwhere %s spent its processor time, in %,d samples; all of it: %s%n", worker, frames.samples(), file);
        print(out, "threads", frames.threads(), frames.samples());
        print(out, "on top of the stack", frames.leaves(), frames.samples());
        print(out, "anywhere on the stack, without the JDK's", frames.anywhere(), frames.samples());
    }

    private static void print(PrintStream out, String what, Map<String, Long> counts, long samples) {
        out.println(what);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(TOP)
                .forEach(count -> out.printf("  %5.1f %%  %s%n", 100.0 * count.getValue() / samples, count.getKey()));
    }

    private void command(String... words) throws IOException, InterruptedException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(Long.toString(pid));
        line.addAll(List.of(words));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + words[0] + " did not work; --profile needs a JDK");
        }
    }
}
