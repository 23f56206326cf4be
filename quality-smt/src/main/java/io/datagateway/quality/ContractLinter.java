// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import io.datagateway.contract.Contract;
import io.datagateway.contract.lock.CatalogLock;
import io.datagateway.contract.lock.LineWarnings;
import io.datagateway.contract.odcs.CatalogReading;
import io.datagateway.contract.odcs.ContractIssue;
import io.datagateway.contract.odcs.ContractNote;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import io.datagateway.contract.odcs.ReadContract;
import io.datagateway.quality.rule.ContractRules;
import io.datagateway.quality.rule.ExpressionAdvice;
import io.datagateway.quality.rule.InvalidRulesException;
import io.datagateway.quality.rule.RuleProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
     * @param warnings what should be known of the lines of versions and of the lock, a line each; nothing of it is wrong
     * @param problems everything that is wrong, a line each
     * @param notes what decides nothing about one record
     */
    public record Result(
            List<CheckedContract> contracts, List<String> warnings, List<String> problems, List<ContractNote> notes) {

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
        return check(folder, OdcsCatalogLoader.read(folder));
    }

    /**
     * Checks the folder and, if nothing is wrong, writes every release of it into its lock.
     *
     * @throws IOException if the lock cannot be written
     */
    public static Result lock(Path folder) throws IOException {
        CatalogReading reading = OdcsCatalogLoader.read(folder);
        Result result = check(folder, reading);
        if (!result.isSound()) {
            return result;
        }
        OdcsCatalogLoader.writeLock(folder, reading.next());
        return check(folder);
    }

    private static Result check(Path folder, CatalogReading reading) {
        var sound = new ArrayList<CheckedContract>();
        var issues = new ArrayList<>(reading.issues());
        for (ReadContract read : reading.contracts()) {
            Contract contract = read.contract();
            List<RuleProblem> problems = problems(contract);
            problems.forEach(
                    problem -> read.issue(problem.rule(), problem.toString()).ifPresent(issues::add));
            boolean usable = reading.catalog()
                    .exact(contract.topic(), contract.version().toString())
                    .isPresent();
            if (usable && problems.isEmpty()) {
                sound.add(new CheckedContract(
                        contract.id().toString(),
                        contract.status().toString(),
                        contract.rules().size()));
            }
        }
        return new Result(sound, warnings(folder, reading), lines(issues), reading.notes());
    }

    private static List<String> warnings(Path folder, CatalogReading reading) {
        var warnings = new ArrayList<>(LineWarnings.of(reading.catalog().contracts(), reading.lock()));
        Path lock = folder.resolve(CatalogLock.FILE_NAME);
        String missing = reading.catalog().contracts().stream()
                .filter(contract -> !contract.status().isDraft())
                .filter(contract -> !reading.lock().has(contract.topic(), contract.version()))
                .map(contract -> contract.id().toString())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty() && Files.exists(lock)) {
            warnings.add(lock + ": does not have " + missing + ": write it with gateway contracts lint --lock");
        } else if (!missing.isEmpty()) {
            warnings.add(lock + ": is missing, so that which form a line of versions stands for follows from the files"
                    + " that are there: write it with gateway contracts lint --lock");
        }
        return warnings;
    }

    private static List<RuleProblem> problems(Contract contract) {
        try {
            new ContractRules(contract);
            return ExpressionAdvice.of(contract);
        } catch (InvalidRulesException e) {
            // The message is bad: its problems say the same, each by itself.
            return e.problems();
        }
    }

    /** The issues by file, in the order in which files were first met, and by line. */
    private static List<String> lines(List<ContractIssue> issues) {
        List<Path> files = issues.stream().map(ContractIssue::file).distinct().toList();
        Map<Path, Integer> order = new HashMap<>();
        files.forEach(file -> order.put(file, order.size()));
        return issues.stream()
                .sorted(Comparator.comparing((ContractIssue issue) -> order.getOrDefault(issue.file(), 0))
                        .thenComparing(ContractIssue::line))
                .map(ContractIssue::toString)
                .toList();
    }
}
