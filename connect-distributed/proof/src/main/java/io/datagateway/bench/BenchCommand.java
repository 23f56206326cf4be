// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

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

/** The command {@code bin/bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the gateway and the validation against what Kafka, Connect and Jetty can do on this"
                + " machine.",
        footer = {
            "  bench --parts ingest,validate --rounds 5 --seconds 4 --layout split,single",
            "  bench --quick --check"
        },
        exitCodeList = {
            "0:The measurements are done; with --check: none is far off its goal.",
            "1:With --check: a measurement is far off its goal.",
            "2:Wrong arguments, or the machine does not allow the run."
        })
final class BenchCommand implements Callable<Integer> {

    @Mixin
    final BenchOptions options = new BenchOptions();

    public static void main(String... arguments) {
        CommandRunner.main(new BenchCommand(), arguments);
    }

    @Spec
    void configure(CommandSpec command) {
        ProofCommand.configure(command, "Parts:", BenchScenarios.class, BenchScenarios::text);
    }

    @Override
    public Integer call() throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new BenchRun(options, ClusterPaths.of("bench"), out).run() ? 0 : 1;
    }
}
