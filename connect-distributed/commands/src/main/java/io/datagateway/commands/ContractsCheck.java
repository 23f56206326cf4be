// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = {
            "Compares a folder of contracts with an earlier state of it: whether the number of each new version is"
                    + " large enough for what it changes, and whether what was released is as it was.",
            "For the build of the repository that your contracts are in, before a change is merged."
        },
        footer = {
            "  gateway contracts check contracts --against origin/main",
            "  gateway contracts check contracts --against deployed/contracts --sarif gate.sarif",
            "",
            "JSON: as of contracts diff."
        },
        exitCodeList = {
            "0:Every new version is large enough, and nothing that was released has been edited.",
            "1:A contract has mistakes.",
            "2:Wrong arguments; or a version is too small, or what was released has been edited or deleted."
        })
final class ContractsCheck implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "A folder with a folder of contracts for each topic.")
    private Path folder = Path.of("");

    @Option(
            names = "--against",
            required = true,
            paramLabel = "FOLDER|REVISION",
            description = "The earlier state: a folder, or a branch, tag or commit of the git repository of FOLDER.")
    private String against = "";

    @Mixin
    private SarifOption sarif = new SarifOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        return GateRun.ofFolders(against, folder, sarif, output);
    }
}
