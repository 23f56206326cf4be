// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/**
 * Runs a picocli command as every command of {@code bin} is run: {@code --help} prints to standard output and exits
 * with 0, whatever else is on the line; a wrong command line, or an {@link IOException} or
 * {@link IllegalArgumentException} of the command itself, prints one line to standard error and exits with 2.
 */
public final class CommandRunner {

    /** Exit code for a command line that is wrong, and for a machine that does not allow the command. */
    public static final int WRONG_USAGE = 2;

    private static final int WIDTH = 100;

    private CommandRunner() {}

    /** Runs the command and ends this process with its exit code. */
    public static void main(Object command, String... arguments) {
        var out = new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8);
        System.exit(line(command).setOut(new PrintWriter(out, true)).execute(arguments));
    }

    /** Returns the command line of the command, ready to {@code execute}. */
    public static CommandLine line(Object command) {
        CommandLine line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandRunner::wrongLine)
                .setExecutionExceptionHandler(CommandRunner::failed)
                .setUsageHelpWidth(WIDTH);
        addHeadings(line);
        return line;
    }

    private static void addHeadings(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        if (usage.footer().length > 0) {
            usage.footerHeading("%nExamples:%n");
        }
        if (!usage.exitCodeList().isEmpty()) {
            usage.exitCodeListHeading("%nExit codes:%n");
        }
        line.getSubcommands().values().forEach(CommandRunner::addHeadings);
    }

    private static int wrongLine(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        if (asksForHelp(arguments)) {
            line.usage(line.getOut());
            return 0;
        }
        String name = line.getCommandSpec().qualifiedName();
        print(line, name + ": " + wrong.getMessage() + "; see " + name + " --help");
        return WRONG_USAGE;
    }

    private static boolean asksForHelp(String... arguments) {
        List<String> words = List.of(arguments);
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        return words.subList(0, end).contains("--help");
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
        String oneLine = message.replaceAll("\\s*\\R\\s*", " ");
        err.println(Secrets.maskedByForm(PrintableText.of(oneLine)));
        err.flush();
    }
}
