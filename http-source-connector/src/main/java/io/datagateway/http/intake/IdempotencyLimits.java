// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;

/**
 * How much an {@link IdempotencyWindow} remembers.
 *
 * @param age how long after its end a request is remembered
 * @param requests how many that have ended are; those in flight are bounded by the queues
 */
public record IdempotencyLimits(Duration age, int requests) {}
