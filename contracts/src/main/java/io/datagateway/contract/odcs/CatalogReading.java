// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.ContractCatalog;
import java.util.List;

/**
 * What a folder of contracts gives: a catalog, though not of every topic, and everything that is wrong in the folder.
 *
 * @param issues by file; some are of topics that the catalog has as unavailable, some stop no topic
 * @param notes what decides nothing about one record, of the topics that can be used
 */
public record CatalogReading(ContractCatalog catalog, List<ContractIssue> issues, List<ContractNote> notes) {

    public CatalogReading {
        issues = List.copyOf(issues);
        notes = List.copyOf(notes);
    }
}
