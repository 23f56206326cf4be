// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.TopicFamily;

/**
 * What must be known of a raw topic before a record may be sent there.
 *
 * @param maxRecordBytes the largest record that broker and producer let through, with key, headers and framing
 */
public record RawTopic(int partitions, int maxRecordBytes) {

    /** The topic in Kafka that takes the records of a contract's topic as they come. */
    public static String nameOf(String topic) {
        return new TopicFamily(topic).raw();
    }
}
