// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Reads a folder of contracts: {@code <topic>/<topic>-<version>.odcs.yaml}, the Avro schema beside it as {@code .avsc}.
 */
public final class OdcsCatalogLoader {

    private OdcsCatalogLoader() {}

    /**
     * @throws InvalidCatalogException with every issue of every file, if there is any
     */
    public static ContractCatalog load(Path folder) throws InvalidCatalogException {
        var files = new CatalogFolder(folder);
        var issues = new ArrayList<>(files.issues());
        var contracts = new ArrayList<Contract>();
        var topicById = new HashMap<String, String>();
        for (ContractFile file : files.contracts()) {
            var reader = new ContractReader(file, topicById);
            reader.read().ifPresent(contracts::add);
            issues.addAll(reader.issues());
        }
        if (!issues.isEmpty()) {
            throw new InvalidCatalogException(List.copyOf(issues));
        }
        return new ContractCatalog(contracts);
    }
}
