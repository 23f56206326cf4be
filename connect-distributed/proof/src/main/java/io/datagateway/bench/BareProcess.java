// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A process with the heap and the collector of a worker, and bare clients of Kafka in it. It is asked on its standard
 * input, a line for each round, and answers each with a line. It ends when its input does.
 */
final class BareProcess implements AutoCloseable {

    private final Process process;
    private final PrintStream questions;
    private final BufferedReader answers;
    private final Path log;

    /**
     * Starts it. Its first argument is a file with {@code settings}.
     *
     * @param main a class of this package
     * @param settings settings of its clients
     */
    BareProcess(BenchTestBed testBed, Class<?> main, Map<String, String> settings, List<String> arguments)
            throws IOException {
        String name = main.getSimpleName();
        log = testBed.cluster().paths().logs().resolve(name + ".log");
        List<String> line = testBed.java(System.getProperty("java.class.path"), main.getName());
        line.add(write(testBed, name, settings).toString());
        line.addAll(arguments);
        process = new ProcessBuilder(line).redirectError(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "kill-" + name));
        questions = new PrintStream(process.getOutputStream(), true, UTF_8);
        answers = process.inputReader(UTF_8);
    }

    private static Path write(BenchTestBed testBed, String name, Map<String, String> settings) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        properties.put("bootstrap.servers", testBed.cluster().topology().bootstrapServers());
        Path file = testBed.cluster().paths().root().resolve(name + ".properties");
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    /** What the process does for a question. */
    interface Work {
        String answer(String question) throws Exception;
    }

    /** Reads the settings that are the first argument of the process. */
    static Properties settings(String[] arguments) throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(in);
        }
        return settings;
    }

    /** In the process: answers each question until there are no more. */
    static void answer(Work work) throws Exception {
        var questions = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            System.out.println(work.answer(line));
        }
    }

    void ask(String question) {
        questions.println(question);
    }

    /** Waits for the answer to the last question. */
    String answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("a process with bare clients has ended; see " + log);
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
