// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

/**
 * One place in a record that breaks one rule.
 *
 * @param rule the rule's id in the contract, or one of the names in {@link Verdict}
 * @param path the field, {@code lines[3].qty}; empty for the whole record
 * @param message the condition of the rule, in plain words; never a value of the record
 */
public record Violation(String rule, String path, String message) {}
