// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/**
 * One case in which an invariant does not hold.
 *
 * @param key of the request, empty if it is not about one
 * @param detail what was seen, and where
 */
public record Violation(Invariant invariant, String key, String detail) {}
