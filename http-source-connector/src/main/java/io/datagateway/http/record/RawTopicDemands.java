// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import java.util.Set;

/**
 * The gateway's demands on the raw topics.
 *
 * @param topics the contracts' topics
 * @param keyless those of them with a released contract that has no primary key
 * @param maxRequestSize {@code max.request.size} of the producer that will send the records
 */
public record RawTopicDemands(Set<String> topics, Set<String> keyless, int maxRequestSize) {

    public RawTopicDemands {
        topics = Set.copyOf(topics);
        keyless = Set.copyOf(keyless);
    }
}
