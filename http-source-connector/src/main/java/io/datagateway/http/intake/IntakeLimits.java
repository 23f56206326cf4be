// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;

/**
 * How much a task may have waiting.
 *
 * @param heartbeat how long it may go without asking for batches before it gets no more
 * @param linger how long it waits for as many batches as it had last time, once there is one, if
 *     those are settled
 */
public record IntakeLimits(int maxRecords, long maxBytes, Duration heartbeat, Duration linger) {}
