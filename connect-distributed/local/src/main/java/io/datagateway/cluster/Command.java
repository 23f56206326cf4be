// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What all commands of {@code bin} have around what they do. */
public final class Command {

    /** What a command does. */
    @FunctionalInterface
    public interface Body {

        /**
         * Returns the exit code.
         *
         * @param line the command's own arguments
         * @param folders what it writes is in {@code target}, in a folder of its name
         */
        int run(List<String> line, Folders folders, PrintStream out) throws Exception;
    }

    private Command() {}

    /**
     * Runs a command and ends this process.
     *
     * @param arguments the folder {@code connect-distributed}, then the command's own
     */
    public static void main(String name, String[] arguments, Body body) throws Exception {
        System.exit(run(name, arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8), body));
    }

    /** Returns the exit code: 2 if it was called wrongly, or the machine does not let it; the reason is printed. */
    static int run(String name, String[] arguments, PrintStream out, Body body) throws Exception {
        try {
            Path home = Path.of(arguments[0]).toAbsolutePath().normalize();
            var folders = new Folders(home, home.resolve("target").resolve(name));
            return body.run(List.of(arguments).subList(1, arguments.length), folders, out);
        } catch (IOException | IllegalArgumentException e) {
            out.println(name + ": " + e.getMessage());
            return 2;
        }
    }
}
