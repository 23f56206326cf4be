// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/**
 * A case in which an invariant does not hold.
 *
 * @param key the key of the request; empty if it is not about one
 * @param detail the observation, and where it was made
 */
public record InvariantViolation(Invariant invariant, String key, String detail) {}
