// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = {
            "Compares two versions of a contract and prints every change by kind, with the least version that it needs.",
            "The Avro schema of each is beside its document. Both files are called <topic>-<version>.odcs.yaml."
        },
        footer = {
            "  gateway contracts diff t/t-2.1.0.odcs.yaml t/t-2.2.0.odcs.yaml",
            "",
            "JSON: {allowed, contracts: [{contract, before, least, allowed, leavesLine, changes: [{kind, path, what,",
            "bump, reason, refused, before: {file, line}, after: {file, line}}]}], deleted: [], problems: [],"
                    + " notes: []}."
        },
        exitCodeList = {
            "0:The newer version is large enough for its changes.",
            "1:One of the contracts has mistakes.",
            "2:Wrong arguments; or the version is too small, or what was released has been edited."
        })
final class ContractsDiff implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "OLD", description = "The document of the earlier version.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The document of the later version.")
    private Path after = Path.of("");

    @Mixin
    private SarifOption sarif = new SarifOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        return GateRun.ofDocuments(before, after, sarif, output);
    }
}
