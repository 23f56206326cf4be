// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import org.jspecify.annotations.Nullable;

/**
 * What one client may send to one worker.
 *
 * @param requestsPerSecond null for any number
 * @param bytesPerSecond of request bodies; null for any number
 */
public record ClientLimits(
        @Nullable Long requestsPerSecond, @Nullable Long bytesPerSecond) {

    public static final ClientLimits NONE = new ClientLimits(null, null);
}
