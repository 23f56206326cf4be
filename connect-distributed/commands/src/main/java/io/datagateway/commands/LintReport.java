// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.quality.ContractLinter;
import io.datagateway.quality.ContractLinter.CheckedContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of {@code contracts lint} as it is printed. Apart from that command, because only this class needs the
 * plugin quality-smt, which is not on the class path of the other commands.
 *
 * @param contracts those with which nothing is wrong
 * @param problems everything that is wrong, a line each
 */
record LintReport(String folder, boolean sound, List<CheckedContract> contracts, List<String> problems) {

    static LintReport of(Path folder) {
        ContractLinter.Result result = ContractLinter.check(folder);
        return new LintReport(folder.toString(), result.isSound(), result.contracts(), result.problems());
    }

    List<String> lines() {
        return Stream.concat(contracts.stream().map(CheckedContract::toString), problems.stream())
                .toList();
    }
}
