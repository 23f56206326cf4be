// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a folder of contracts: {@code <topic>/<topic>-<version>.odcs.yaml}, the Avro schema beside it as {@code .avsc}.
 */
public final class OdcsCatalogLoader {

    private OdcsCatalogLoader() {}

    /**
     * The catalog to serve by. A topic with an issue in any of its files is in it as unavailable, with all of them.
     *
     * @throws InvalidCatalogException if there is not one contract in the folder, so that its path may be wrong
     */
    public static ContractCatalog load(Path folder) throws InvalidCatalogException {
        var files = new CatalogFolder(folder);
        if (files.contracts().isEmpty()) {
            throw new InvalidCatalogException(files.issues().all());
        }
        return read(files).catalog();
    }

    /** Everything that the folder gives, and everything that is wrong in it: for whoever checks contracts. */
    public static CatalogReading read(Path folder) {
        return read(new CatalogFolder(folder));
    }

    private static CatalogReading read(CatalogFolder files) {
        var contracts = new ArrayList<Contract>();
        Map<String, String> topicById = new HashMap<>();
        for (ContractFile file : files.contracts()) {
            read(file, topicById, files.issues(), contracts);
        }
        CatalogIssues issues = files.issues();
        return new CatalogReading(new ContractCatalog(contracts, issues.unavailable()), issues.all(), issues.notes());
    }

    private static void read(
            ContractFile file, Map<String, String> topicById, CatalogIssues issues, List<Contract> contracts) {
        var reader = new ContractReader(file, topicById);
        try {
            reader.read().ifPresent(contracts::add);
            reader.addTo(issues);
        } catch (RuntimeException | StackOverflowError e) {
            // The program is wrong, about one file: other topics must not wait for its correction.
            String message = "cannot be read: " + e.getClass().getName() + ": simplify it, and report this";
            issues.add(file.id().topic(), new ContractIssue(file.document(), 1, "", message));
        }
    }
}
