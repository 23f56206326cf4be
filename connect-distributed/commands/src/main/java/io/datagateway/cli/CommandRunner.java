// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Runs a picocli command as every command of {@code bin} is run: {@code --help} prints to standard output and exits
 * with 0; a wrong command line, or an {@link IOException} or {@link IllegalArgumentException} of the command itself,
 * prints one line to standard error and exits with 2.
 */
public final class CommandRunner {

    /** Exit code for a command line that is wrong, and for a machine that does not allow the command. */
    public static final int WRONG_USAGE = 2;

    private CommandRunner() {}

    /** Runs the command and ends this process with its exit code. */
    public static void main(Object command, String... arguments) {
        System.exit(line(command).execute(arguments));
    }

    /** Returns the command line of the command, ready to {@code execute}. */
    public static CommandLine line(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandRunner::wrongLine)
                .setExecutionExceptionHandler(CommandRunner::failed);
    }

    private static int wrongLine(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        print(line, name + ": " + wrong.getMessage() + "; see " + name + " --help");
        return WRONG_USAGE;
    }

    private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult result) throws Exception {
        if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
            print(line, line.getCommandSpec().qualifiedName() + ": " + failure.getMessage());
            return WRONG_USAGE;
        }
        throw failure;
    }

    private static void print(CommandLine line, String message) {
        PrintWriter err = line.getErr();
        err.println(message);
        err.flush();
    }
}
