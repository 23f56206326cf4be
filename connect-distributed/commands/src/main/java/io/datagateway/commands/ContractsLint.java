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
        name = "lint",
        description = {
            "Checks a folder of contracts as the connectors will when they start, and prints everything that is wrong.",
            "For the build of the repository that your contracts are in."
        },
        footer = {
            "  gateway contracts lint contracts",
            "  gateway contracts lint contracts --lock",
            "",
            "JSON: {folder, sound, contracts: [{contract, status, rowRules}], rowRules, windowRules, notRun, notes: [...],"
                    + " warnings: [...], problems: [...]}."
        },
        exitCodeList = {"0:Nothing is wrong.", "1:Something is wrong.", "2:Wrong arguments."})
final class ContractsLint implements Callable<Integer> {

    private static final int WRONG = 1;

    @Parameters(paramLabel = "FOLDER", description = "A folder with a folder of contracts for each topic.")
    private Path folder = Path.of("");

    @Option(
            names = "--verbose",
            description = "List also what decides nothing about one record: rules that speak of many, which are not"
                    + " computed yet, and entries of quality for other tools or for people.")
    private boolean verbose;

    @Option(
            names = "--lock",
            description =
                    "If nothing is wrong, write catalog.lock into FOLDER: every release, and the form of every line"
                            + " of versions, for good.")
    private boolean lock;

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        LintReport report = LintReport.of(folder, lock);
        report.lines(verbose).forEach(output::text);
        output.json(report);
        return report.sound() ? 0 : WRONG;
    }
}
