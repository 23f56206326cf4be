// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.limit.ClientLimits;
import java.time.Duration;

/**
 * How large a request may be, how long it may take, and how much one client may send.
 *
 * @param bodyTimeout for the whole body to arrive
 * @param queueTimeout for a task to take the batch, from the end of the body
 * @param requestTimeout for Kafka to confirm it, from the end of the body
 */
public record RequestLimits(
        int maxBytes,
        int maxRecords,
        Duration bodyTimeout,
        Duration queueTimeout,
        Duration requestTimeout,
        ClientLimits client) {}
