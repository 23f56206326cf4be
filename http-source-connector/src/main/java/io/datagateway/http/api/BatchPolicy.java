// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.intake.BatchReaders;
import io.datagateway.http.intake.RawTopics;
import io.datagateway.http.limit.ByteBudget;

/** What a listener lets in. Replaced as a whole when settings or contracts change; a request keeps the one it began with. */
public record BatchPolicy(BatchReaders readers, RawTopics rawTopics, RequestLimits limits, BodyReader bodies) {

    /** @param budget for the bodies of all requests together */
    public BatchPolicy(BatchReaders readers, RawTopics rawTopics, RequestLimits limits, ByteBudget budget) {
        this(readers, rawTopics, limits, new BodyReader(limits, budget));
    }
}
