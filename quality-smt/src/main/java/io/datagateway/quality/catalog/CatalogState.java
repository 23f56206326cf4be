// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.catalog;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The content of a catalog as a transform has read it.
 *
 * @param contracts the number of contracts in it
 * @param versions the versions of each topic, oldest first
 */
public record CatalogState(Path folder, Instant loadedAt, int contracts, Map<String, List<String>> versions) {

    public static CatalogState of(Path folder, Instant loadedAt, ContractCatalog catalog) {
        Map<String, List<String>> versions = catalog.contracts().stream()
                .collect(Collectors.groupingBy(
                        Contract::topic,
                        Collectors.mapping(
                                contract -> contract.version().toString(), Collectors.toUnmodifiableList())));
        return new CatalogState(normal(folder), loadedAt, catalog.contracts().size(), versions);
    }

    boolean isIn(Path otherFolder) {
        return folder.equals(normal(otherFolder));
    }

    private static Path normal(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
