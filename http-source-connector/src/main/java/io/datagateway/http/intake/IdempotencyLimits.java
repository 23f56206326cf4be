// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;

/**
 * Limits of an {@link IdempotencyWindow}.
 *
 * @param age time after its end for which a request is remembered
 * @param requests number of ended requests that are remembered; those in flight are bounded by the queues
 */
public record IdempotencyLimits(Duration age, int requests) {}
