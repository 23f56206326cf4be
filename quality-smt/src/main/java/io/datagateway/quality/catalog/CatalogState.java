// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.catalog;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.UnavailableContract;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The content of a catalog as a transform has read it.
 *
 * @param contracts the number of contracts in it
 * @param versions the versions of each topic, oldest first
 * @param keyless the topics of which a contract has no key, so that its records have none
 * @param unavailable the topics whose contracts cannot be used, so that no record of theirs may be read, by name
 */
public record CatalogState(
        Path folder,
        Instant loadedAt,
        int contracts,
        Map<String, List<String>> versions,
        Set<String> keyless,
        Map<String, UnavailableContract> unavailable) {

    public static CatalogState of(Path folder, Instant loadedAt, ContractCatalog catalog) {
        Map<String, List<String>> versions = catalog.contracts().stream()
                .collect(Collectors.groupingBy(
                        Contract::topic,
                        Collectors.mapping(
                                contract -> contract.version().toString(), Collectors.toUnmodifiableList())));
        Map<String, UnavailableContract> unavailable = catalog.unavailable().stream()
                .collect(Collectors.toUnmodifiableMap(UnavailableContract::topic, topic -> topic));
        Set<String> keyless = catalog.contracts().stream()
                .filter(contract -> contract.primaryKey().isEmpty())
                .map(Contract::topic)
                .collect(Collectors.toUnmodifiableSet());
        return new CatalogState(normal(folder), loadedAt, catalog.contracts().size(), versions, keyless, unavailable);
    }

    boolean isIn(Path otherFolder) {
        return folder.equals(normal(otherFolder));
    }

    private static Path normal(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
