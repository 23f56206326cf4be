// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

/**
 * One promise of a contract about every record.
 *
 * @param id stable name within the contract, in violations and metrics: {@code status_known}, or
 *     {@code <path>.<option>} for a rule that the contract states as an option of the field
 * @param path the field it speaks of; {@link FieldPath#ROOT} for the whole record
 */
public record Rule(String id, FieldPath path, Severity severity, Check check) {}
