// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;

/**
 * How much a task may have waiting.
 *
 * @param heartbeat how long it may go without asking for batches before it gets no more
 */
public record IntakeLimits(int maxRecords, long maxBytes, Duration heartbeat) {}
