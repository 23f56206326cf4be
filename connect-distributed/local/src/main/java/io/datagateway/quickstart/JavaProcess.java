// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A Java program of Kafka's, run as a process of its own, its output in a log file. Ends with this one. */
final class JavaProcess implements AutoCloseable {

    private static final Duration TIME_TO_END = Duration.ofSeconds(20);

    private final String name;
    private final Path log;
    private final Process process;

    private JavaProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-" + name));
    }

    /**
     * What to run.
     *
     * @param name of the log file and in messages
     * @param environment added to this process's own
     */
    record Command(
            String name, Path libraries, String mainClass, List<String> arguments, Map<String, String> environment) {}

    static JavaProcess start(Command command, Path logs) throws IOException {
        Path log = logs.resolve(command.name() + ".log");
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"));
        line.add("-Dlog4j2.configurationFile=" + logs.resolveSibling("log4j2.yaml"));
        line.addAll(List.of("-cp", command.libraries() + "/*", command.mainClass()));
        line.addAll(command.arguments());
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(command.environment());
        return new JavaProcess(command.name(), log, builder.start());
    }

    /** Waits for the program to end by itself. */
    void awaitEnd(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            throw failure("did not end as it should");
        }
    }

    /** Waits until {@code ready}; fails at once if the process has ended. */
    void await(BooleanSupplier ready, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw failure("ended with exit code " + process.exitValue());
            }
            if (System.nanoTime() > end) {
                throw failure("was not ready after " + limit.toSeconds() + " s");
            }
        }
    }

    private IOException failure(String what) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String tail = String.join("\n    ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        return new IOException(name + " " + what + "; the end of " + log + ":\n    " + tail);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
