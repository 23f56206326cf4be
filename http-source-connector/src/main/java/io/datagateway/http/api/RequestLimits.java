// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.limit.ClientQuota;
import java.time.Duration;

/**
 * Limits of a request, and the quota of its client.
 *
 * @param maxBytes of a body
 * @param maxRecords in a batch
 * @param bodyTimeout until the whole body has arrived
 * @param queueTimeout from the end of the body until a task takes the batch
 * @param requestTimeout from the end of the body until Kafka has confirmed the batch
 */
public record RequestLimits(
        int maxBytes,
        int maxRecords,
        Duration bodyTimeout,
        Duration queueTimeout,
        Duration requestTimeout,
        ClientQuota clientQuota) {}
