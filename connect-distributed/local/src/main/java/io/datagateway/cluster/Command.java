// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
         * @param paths what it writes is in {@code target}, in a folder of its name
         */
        int run(List<String> line, ClusterPaths paths, PrintStream out) throws Exception;
    }

    private Command() {}

    /**
     * Runs a command and ends this process.
     *
     * @param arguments the command's own
     */
    public static void main(String name, String[] arguments, Body body) throws Exception {
        System.exit(run(name, arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8), body));
    }

    /** Returns the exit code: 2 if it was called wrongly, or the machine does not let it; the reason is printed. */
    static int run(String name, String[] arguments, PrintStream out, Body body) throws Exception {
        try {
            return body.run(List.of(arguments), ClusterPaths.of(name), out);
        } catch (IOException | IllegalArgumentException e) {
            out.println(name + ": " + e.getMessage());
            return 2;
        }
    }
}
