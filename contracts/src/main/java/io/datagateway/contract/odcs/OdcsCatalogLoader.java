// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.ContractCatalog;
import java.nio.file.Path;
import java.util.List;

/** Reads a folder of contracts: {@code <topic>/<topic>-<version>.odcs.yaml}, the Avro schema beside it as {@code .avsc}. */
public final class OdcsCatalogLoader {

    private OdcsCatalogLoader() {}

    /**
     * @throws InvalidCatalogException with every issue of every file, if there is any
     */
    public static ContractCatalog load(Path folder) throws InvalidCatalogException {
        if (!folder.toFile().isDirectory()) {
            throw new InvalidCatalogException(List.of(new ContractIssue(folder, 1, "", "is not a folder")));
        }
        return new ContractCatalog(List.of());
    }
}
