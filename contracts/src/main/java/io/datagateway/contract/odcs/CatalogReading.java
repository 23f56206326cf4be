// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.lock.CatalogLock;
import java.util.List;

/**
 * What a folder of contracts gives: a catalog, though not of every topic, and everything that is wrong in the folder.
 *
 * @param issues by file; some are of topics that the catalog has as unavailable, some stop no topic
 * @param notes what decides nothing about one record, of the topics that can be used
 * @param contracts every contract as far as it could be read, also of topics that cannot be used
 * @param lock what the folder's lock says; empty if it has none
 * @param next what the lock says once it has all releases that the catalog has
 */
public record CatalogReading(
        ContractCatalog catalog,
        List<ContractIssue> issues,
        List<ContractNote> notes,
        List<ReadContract> contracts,
        CatalogLock lock,
        CatalogLock next) {

    public CatalogReading {
        issues = List.copyOf(issues);
        notes = List.copyOf(notes);
        contracts = List.copyOf(contracts);
    }
}
