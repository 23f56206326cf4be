// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cli.CommandRunner;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.options.ProofCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bin/torture}. */
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a cluster, lets clients send while it is being hurt, and proves from what is in Kafka"
                    + " that nothing is lost and nothing is there twice.",
            "fill-disk and cut-network need Linux with user namespaces."
        },
        footer = {
            "  torture --faults kill-worker:100,freeze-broker:30,pause --seed 42 --json result.json",
            "  torture --brokers 1 --bug no-deduplication --faults kill-worker:1 --repeats 300"
        },
        exitCodeList = {
            "0:Every invariant holds; with --bug: the bug was found.",
            "1:An invariant is violated; with --bug: the bug was not found; or a bug never became active.",
            "2:Wrong arguments, or the machine does not allow the run."
        })
final class TortureCommand implements Callable<Integer> {

    @Mixin
    final TortureOptions options = new TortureOptions();

    public static void main(String... arguments) {
        CommandRunner.main(new TortureCommand(), arguments);
    }

    @Spec
    void configure(CommandSpec command) {
        ProofCommand.configure(command, "Faults:", Fault.class, Fault::text);
    }

    @Override
    public Integer call() throws Exception {
        if (options.rounds().containsKey(Fault.REPLACE_PLUGINS)
                && options.otherPlugins().isEmpty()) {
            throw new ParameterException(
                    new CommandLine(this), Fault.REPLACE_PLUGINS + " needs --other-plugins FOLDER");
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new TortureRun(options, ClusterPaths.of("torture"), out).run() ? 0 : 1;
    }
}
