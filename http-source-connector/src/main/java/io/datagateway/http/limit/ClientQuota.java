// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import org.jspecify.annotations.Nullable;

/**
 * Quota of one client on one worker.
 *
 * @param requestsPerSecond null for any number
 * @param bytesPerSecond of request bodies; null for any number
 */
public record ClientQuota(
        @Nullable Long requestsPerSecond, @Nullable Long bytesPerSecond) {

    public static final ClientQuota NONE = new ClientQuota(null, null);
}
