// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.TopicFamily;

/**
 * Metadata of a raw topic that is needed before a record may be sent there.
 *
 * @param topicId Kafka's id of the topic: another one after it was deleted and made anew (KIP-516)
 * @param maxRecordBytes size of the largest record that broker and producer let through, with key, headers and framing
 * @param isCompacted true if Kafka takes only records with a key
 */
public record RawTopicMetadata(String topicId, int partitions, int maxRecordBytes, boolean isCompacted) {

    /** Returns the name of the Kafka topic that takes the records of a contract's topic as they come. */
    public static String nameOf(String topic) {
        return new TopicFamily(topic).raw();
    }
}
