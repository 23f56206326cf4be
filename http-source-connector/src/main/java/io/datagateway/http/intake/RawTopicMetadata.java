// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.TopicFamily;

/**
 * Metadata of a raw topic that is needed before a record may be sent there.
 *
 * @param maxRecordBytes size of the largest record that broker and producer let through, with key, headers and framing
 */
public record RawTopicMetadata(int partitions, int maxRecordBytes) {

    /** Returns the name of the Kafka topic that takes the records of a contract's topic as they come. */
    public static String nameOf(String topic) {
        return new TopicFamily(topic).raw();
    }
}
