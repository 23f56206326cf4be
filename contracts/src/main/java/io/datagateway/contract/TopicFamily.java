// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.List;
import java.util.Optional;

/**
 * The Kafka topics of one contract: records as received, records that keep the contract, and records that do not. The
 * only place that knows the suffixes.
 *
 * @param base the topic that the contract names, without suffix: {@code sales.orders}
 */
public record TopicFamily(String base) {

    private static final String RAW = ".raw";
    private static final String PROD = ".prod";
    private static final String DLQ = ".dlq";
    private static final List<String> SUFFIXES = List.of(RAW, PROD, DLQ);

    /** The family that {@code topic} belongs to; a topic without one of the suffixes is the base of its own. */
    public static TopicFamily of(String topic) {
        for (String suffix : SUFFIXES) {
            if (topic.endsWith(suffix)) {
                return new TopicFamily(topic.substring(0, topic.length() - suffix.length()));
            }
        }
        return new TopicFamily(topic);
    }

    /** The family that {@code topic} is the raw topic of; empty if it is no raw topic. */
    public static Optional<TopicFamily> ofRaw(String topic) {
        return topic.endsWith(RAW) && topic.length() > RAW.length() ? Optional.of(of(topic)) : Optional.empty();
    }

    /** Returns true if the topic is none of a family but its base. */
    public static boolean isBase(String topic) {
        return of(topic).base().equals(topic);
    }

    /** The topic of the records as received. */
    public String raw() {
        return base + RAW;
    }

    /** The topic of the records that keep the contract, for consumers. */
    public String prod() {
        return base + PROD;
    }

    /** The topic of the dead letters. */
    public String dlq() {
        return base + DLQ;
    }
}
