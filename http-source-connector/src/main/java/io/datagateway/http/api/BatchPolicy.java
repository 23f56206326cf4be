// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.intake.ContractBatchDecoders;
import io.datagateway.http.intake.RawTopicCache;
import io.datagateway.http.limit.ByteBudget;

/**
 * Contracts, topics and limits by which a listener accepts requests. Replaced as a whole when settings or contracts
 * change; a request keeps the policy it began with.
 */
public record BatchPolicy(
        ContractBatchDecoders decoders, RawTopicCache rawTopics, RequestLimits limits, BodyLimits bodies) {

    /** @param budget memory for the bodies of all requests together */
    public BatchPolicy(
            ContractBatchDecoders decoders, RawTopicCache rawTopics, RequestLimits limits, ByteBudget budget) {
        this(decoders, rawTopics, limits, new BodyLimits(limits, budget));
    }
}
