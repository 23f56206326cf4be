// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.ContractId;
import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a record, given by {@link ValidateContract} to {@link RouteByVerdict}.
 *
 * @param contract that the record was validated by; null if none was found
 * @param datum the validated datum, to be delivered in place of the value; null to deliver the value as it is
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed over once, never compared
record ValidationOutcome(@Nullable ContractId contract, Verdict verdict, byte @Nullable [] datum) {

    /** An outcome that leaves the value as it is. */
    ValidationOutcome(@Nullable ContractId contract, Verdict verdict) {
        this(contract, verdict, null);
    }

    /** The outcome for a record that is refused as a whole, for this reason. */
    static ValidationOutcome rejected(@Nullable ContractId contract, String rule, String message) {
        return new ValidationOutcome(contract, Verdict.rejected(List.of(new Violation(rule, "", message))));
    }
}
