// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client of {@code examples/}, run as its README says.
 *
 * @param command that runs it; empty if its tools are not installed here
 */
record ExampleClient(String language, List<String> command, Map<String, String> environment) {

    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    private static final Path DEBIAN_GO = Path.of("/usr/share/gocode");

    /** @param said all that it printed, errors too */
    record Outcome(int exit, String said) {}

    static List<ExampleClient> all() throws IOException, InterruptedException {
        return List.of(java(), python(), go());
    }

    private static ExampleClient java() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String libs = Path.of("local/target/libs").toAbsolutePath() + "/*";
        return new ExampleClient(
                "Java",
                List.of(
                        java,
                        "-cp",
                        libs,
                        EXAMPLES.resolve("java/SendOrders.java").toString()),
                Map.of());
    }

    private static ExampleClient python() throws IOException, InterruptedException {
        String script = EXAMPLES.resolve("python/send_orders.py").toString();
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (runs(python, "-c", "import avro.io, requests")) {
                return new ExampleClient("Python", List.of(python, script), Map.of());
            }
        }
        return new ExampleClient("Python", List.of(), Map.of());
    }

    private static ExampleClient go() throws IOException, InterruptedException {
        boolean isThere =
                runs("go", "version") && Files.isDirectory(DEBIAN_GO.resolve("src/github.com/linkedin/goavro"));
        return new ExampleClient(
                "Go",
                isThere
                        ? List.of(
                                "go",
                                "run",
                                EXAMPLES.resolve("go/send_orders.go").toString())
                        : List.of(),
                Map.of("GO111MODULE", "off", "GOPATH", DEBIAN_GO.toString()));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // not installed
        }
    }

    Optional<Outcome> run(String... arguments) throws IOException, InterruptedException {
        if (command.isEmpty()) {
            return Optional.empty();
        }
        var line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return Optional.of(new Outcome(process.waitFor(), said));
    }

    @Override
    public String toString() {
        return language;
    }
}
