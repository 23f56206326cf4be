// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

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

/** The command {@code bin/neighbours}. */
@Command(
        name = "neighbours",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts a cluster with three topics under load, lets one of them suffer one mistake after"
                + " another, and shows whether the other two notice.",
        footer = {
            "  neighbours --mistakes json-number,prod-deleted --seed 42 --json result.json",
            "  neighbours --short --bug preflight-off",
            "  neighbours --scale 1000 --added 100 --brokers 1"
        },
        exitCodeList = {
            "0:Every mistake stayed A's; with --bug: the bug was found.",
            "1:B or C noticed a mistake, or A did not go on; with --bug: the bug was not found.",
            "2:Wrong arguments, or the machine does not allow the run."
        })
final class NeighboursCommand implements Callable<Integer> {

    @Mixin
    final NeighboursOptions options = new NeighboursOptions();

    public static void main(String... arguments) {
        CommandRunner.main(new NeighboursCommand(), arguments);
    }

    @Spec
    void configure(CommandSpec command) {
        ProofCommand.configure(command, "Mistakes:", Mistake.class, Mistake::text);
    }

    @Override
    public Integer call() throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ClusterPaths paths = ClusterPaths.of("neighbours");
        boolean holds = options.scale().isPresent()
                ? new ScaleRun(options, options.scale().get(), paths, out).run()
                : new NeighboursRun(options, paths, out).run();
        return holds ? 0 : 1;
    }
}
