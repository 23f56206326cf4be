// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.Contract;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A contract, and what its files say besides.
 *
 * @param id of the document, which all versions share
 * @param withdrawn the reason of each rule, by its id, that an earlier version had and that was found to be faulty
 * @param observed true if records that break a rule are only counted, false if they go to the dead letters
 * @param terms the rest of the document by path; items of lists stand under their name or id, not their number
 */
public record FiledContract(
        Contract contract,
        String id,
        Map<String, String> withdrawn,
        boolean observed,
        Map<String, Term> terms,
        Places places) {

    public FiledContract {
        withdrawn = Map.copyOf(withdrawn);
        terms = Map.copyOf(terms);
    }

    /** The same contract, whose files are called otherwise. */
    public FiledContract renamed(UnaryOperator<String> name) {
        return new FiledContract(contract, id, withdrawn, observed, terms, places.renamed(name));
    }
}
