// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import io.datagateway.contract.Contract;
import io.datagateway.contract.odcs.CatalogReading;
import io.datagateway.contract.odcs.ContractNote;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import io.datagateway.quality.rule.ContractRules;
import io.datagateway.quality.rule.InvalidRulesException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks a folder of contracts as the connectors do when they start, and takes every mistake for a failure. */
public final class ContractLinter {

    private ContractLinter() {}

    /**
     * A contract with which nothing is wrong.
     *
     * @param contract its topic and version
     * @param rowRules number of its rules that look at one row
     */
    public record CheckedContract(String contract, String status, int rowRules) {

        @Override
        public String toString() {
            return contract + " (" + status + "): " + rowRules + " row rules";
        }
    }

    /**
     * The result of a check.
     *
     * @param problems everything that is wrong, a line each
     * @param notes what decides nothing about one record
     */
    public record Result(List<CheckedContract> contracts, List<String> problems, List<ContractNote> notes) {

        public boolean isSound() {
            return problems.isEmpty();
        }

        /** The number of rules that look at one row. */
        public int rowRules() {
            return contracts.stream().mapToInt(CheckedContract::rowRules).sum();
        }

        /** The number of rules that speak of many rows, and are not computed yet. */
        public int windowRules() {
            return count(ContractNote.Kind.WINDOW_RULE);
        }

        /** The number of entries of {@code quality} for other tools, or for people. */
        public int notRun() {
            return count(ContractNote.Kind.NOT_RUN);
        }

        private int count(ContractNote.Kind kind) {
            return (int) notes.stream().filter(note -> note.kind() == kind).count();
        }
    }

    public static Result check(Path folder) {
        CatalogReading reading = OdcsCatalogLoader.read(folder);
        var sound = new ArrayList<CheckedContract>();
        var problems = new ArrayList<String>();
        reading.issues().forEach(issue -> problems.add(issue.toString()));
        for (Contract contract : reading.catalog().contracts()) {
            check(contract, sound, problems);
        }
        return new Result(sound, problems, reading.notes());
    }

    private static void check(Contract contract, List<CheckedContract> sound, List<String> problems) {
        try {
            new ContractRules(contract);
            sound.add(new CheckedContract(
                    contract.id().toString(),
                    contract.status().toString(),
                    contract.rules().size()));
        } catch (InvalidRulesException e) {
            problems.addAll(e.lines());
        }
    }
}
