// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.cli.CommandRunner;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.options.ProofCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code bin/hostile}. */
@Command(
        name = "hostile",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts a cluster with a gateway on one worker of 512 MiB heap and mistreats it, while"
                + " well-behaved clients send at a fixed rate.",
        footer = {"  hostile --parts slow,idle --seed 42 --json result.json", "  hostile --short --parts rotation"},
        exitCodeList = {
            "0:Every check holds.",
            "1:A check is violated.",
            "2:Wrong arguments, or the machine does not allow the run."
        })
final class HostileCommand implements Callable<Integer> {

    @Mixin
    final HostileOptions options = new HostileOptions();

    public static void main(String... arguments) {
        CommandRunner.main(new HostileCommand(), arguments);
    }

    @Spec
    void configure(CommandSpec command) {
        ProofCommand.configure(command, "Parts:", HostileScenarios.class, HostileScenarios::text);
    }

    @Override
    public Integer call() throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new HostileRun(options, ClusterPaths.of("hostile"), out).run() ? 0 : 1;
    }
}
