// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.UnavailableContract;
import io.datagateway.contract.diff.FiledContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Contracts with all that their files say, for comparing them.
 *
 * @param contracts those of topics with which nothing is wrong
 * @param issues everything that is wrong
 */
public record FiledContracts(List<FiledContract> contracts, List<ContractIssue> issues) {

    public FiledContracts {
        contracts = List.copyOf(contracts);
        issues = List.copyOf(issues);
    }

    /** Reads a catalog. */
    public static FiledContracts read(Path folder) {
        var files = new CatalogFolder(folder);
        return read(files.contracts(), files.issues());
    }

    /**
     * Reads one contract by its document; its Avro schema is beside it.
     *
     * @throws IllegalArgumentException if the file is not called as a document is
     */
    public static FiledContracts readDocument(Path document) {
        String name = String.valueOf(document.getFileName());
        String end = CatalogFolder.DOCUMENT;
        int dash = name.lastIndexOf('-');
        if (!name.endsWith(end) || dash <= 0) {
            throw new IllegalArgumentException(document + " is not called <topic>-<major>.<minor>.<patch>" + end);
        }
        String stem = name.substring(0, name.length() - end.length());
        ContractVersion version = ContractVersion.parse(stem.substring(dash + 1))
                .orElseThrow(
                        () -> new IllegalArgumentException(document + " has no <major>.<minor>.<patch> before " + end));
        var id = new ContractId(name.substring(0, dash), version);
        var file = new ContractFile(id, document, document.resolveSibling(stem + CatalogFolder.SCHEMA));
        return read(List.of(file), new CatalogIssues());
    }

    private static FiledContracts read(List<ContractFile> files, CatalogIssues issues) {
        var contracts = new ArrayList<FiledContract>();
        Map<String, String> topicById = new HashMap<>();
        for (ContractFile file : files) {
            var reader = new ContractReader(file, topicById);
            reader.read(issues, contract -> contracts.add(reader.filed(contract)));
        }
        Set<String> broken =
                issues.unavailable().stream().map(UnavailableContract::topic).collect(Collectors.toSet());
        return new FiledContracts(
                contracts.stream()
                        .filter(filed -> !broken.contains(filed.contract().topic()))
                        .toList(),
                issues.all());
    }

    /** The same contracts, as those of another folder: for a copy whose own path tells nobody anything. */
    public FiledContracts asIn(Path folder, String name) {
        UnaryOperator<String> renamed = file -> file.replace(folder.toString(), name);
        return new FiledContracts(
                contracts.stream().map(contract -> contract.renamed(renamed)).toList(),
                issues.stream()
                        .map(issue -> new ContractIssue(
                                Path.of(renamed.apply(issue.file().toString())),
                                issue.line(),
                                issue.path(),
                                issue.message()))
                        .toList());
    }
}
