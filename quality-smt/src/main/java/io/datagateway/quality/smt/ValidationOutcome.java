// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.ContractId;
import io.datagateway.quality.rule.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ValidateContract} tells {@link RouteByVerdict} of a record.
 *
 * @param contract null if none was found to judge by
 * @param datum what to deliver in place of the value, being what was judged; null to deliver the value as it is
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed over once, never compared
record ValidationOutcome(@Nullable ContractId contract, Verdict verdict, byte @Nullable [] datum) {

    /** A outcome that leaves the value as it is. */
    ValidationOutcome(@Nullable ContractId contract, Verdict verdict) {
        this(contract, verdict, null);
    }
}
