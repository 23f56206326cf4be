// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Java program that outlives the one that starts it; a file remembers its process id. */
final class NodeProcess {

    private static final Duration TIME_TO_END = Duration.ofSeconds(60);

    private final Path pidFile;

    NodeProcess(Path pidFile) {
        this.pidFile = pidFile;
    }

    /**
     * A Java program to run.
     *
     * @param options of the virtual machine
     * @param environment added to this process's own
     * @param log gets standard output and error, at its end
     */
    record Program(
            List<String> options,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment,
            Path log) {}

    void start(Program program) throws IOException {
        if (handle().isPresent()) {
            throw new IOException(pidFile.getFileName() + ": runs already");
        }
        Process process = launch(program);
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        Files.writeString(pidFile, process.pid() + " " + started);
    }

    static Process launch(Program program) throws IOException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(program.options());
        line.add(program.mainClass());
        line.addAll(program.arguments());
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        builder.environment().putAll(program.environment());
        return builder.start();
    }

    boolean isAlive() throws IOException {
        return handle().isPresent();
    }

    Optional<Long> pid() throws IOException {
        return handle().map(ProcessHandle::pid);
    }

    /** Ends it in order (SIGTERM), by force if that takes too long. */
    void stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> handle = handle();
        if (handle.isPresent()) {
            signal("CONT");
            handle.get().destroy();
            if (!awaitEnd(handle.get(), TIME_TO_END)) {
                kill();
            }
        }
    }

    /** Ends it at once (SIGKILL). */
    void kill() throws IOException, InterruptedException {
        Optional<ProcessHandle> handle = handle();
        if (handle.isPresent()) {
            handle.get().destroyForcibly();
            awaitEnd(handle.get(), TIME_TO_END);
        }
    }

    /** @param name without SIG; the JDK has no call for STOP and CONT, and every shell has one */
    void signal(String name) throws IOException, InterruptedException {
        Optional<Long> pid = pid();
        if (pid.isPresent()) {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid.get())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    private static boolean awaitEnd(ProcessHandle handle, Duration limit) throws InterruptedException {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the process if it still runs; another one may have got its id by now, but not its time of start. */
    private Optional<ProcessHandle> handle() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String[] parts = Files.readString(pidFile).split(" ");
        Instant started = Instant.parse(parts[1]);
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(handle ->
                        handle.info().startInstant().orElse(Instant.EPOCH).equals(started));
    }
}
