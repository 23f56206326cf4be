// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.contract.odcs.ContractNote;
import io.datagateway.quality.ContractLinter;
import io.datagateway.quality.ContractLinter.CheckedContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of {@code contracts lint} as it is printed. Apart from that command, because only this class needs the
 * plugin quality-smt, which is not on the class path of the other commands.
 *
 * @param contracts those with which nothing is wrong
 * @param windowRules number of rules that speak of many rows
 * @param notRun number of entries of {@code quality} for other tools, or for people
 * @param notes what decides nothing about one record, a line each
 * @param warnings what should be known of the lines of versions and of the lock, a line each
 * @param problems everything that is wrong, a line each
 */
record LintReport(
        String folder,
        boolean sound,
        List<CheckedContract> contracts,
        int rowRules,
        int windowRules,
        int notRun,
        List<String> notes,
        List<String> warnings,
        List<String> problems) {

    /** @param lock whether to write the lock of the folder if nothing is wrong */
    static LintReport of(Path folder, boolean lock) throws IOException {
        ContractLinter.Result result = lock ? ContractLinter.lock(folder) : ContractLinter.check(folder);
        return new LintReport(
                folder.toString(),
                result.isSound(),
                result.contracts(),
                result.rowRules(),
                result.windowRules(),
                result.notRun(),
                result.notes().stream().map(ContractNote::toString).toList(),
                result.warnings(),
                result.problems());
    }

    /** @param verbose whether to list the notes, and not only to count them */
    List<String> lines(boolean verbose) {
        String counts = rowRules + " row rules, " + windowRules + " window rules (not computed yet), " + notRun
                + " entries not run here";
        return Stream.of(
                        contracts.stream().map(CheckedContract::toString),
                        verbose ? notes.stream() : Stream.<String>empty(),
                        warnings.stream().map(warning -> "warning: " + warning),
                        problems.stream(),
                        Stream.of(counts))
                .flatMap(lines -> lines)
                .toList();
    }
}
