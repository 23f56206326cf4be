// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.ContractId;
import io.datagateway.quality.rule.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ValidateContract} tells {@link RouteByVerdict} of a record.
 *
 * @param contract null if none was found to judge by
 */
record Judgement(@Nullable ContractId contract, Verdict verdict) {}
