// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

/** A request body and what is said about it. */
final class AvroBatch {

    private final String topic;
    private final String version;
    private final int records;
    private final byte[] body;

    /** @param body Avro datums, one after another; not to be changed */
    AvroBatch(String topic, String version, int records, byte[] body) {
        this.topic = topic;
        this.version = version;
        this.records = records;
        this.body = body;
    }

    String topic() {
        return topic;
    }

    String version() {
        return version;
    }

    int records() {
        return records;
    }

    byte[] body() {
        return body;
    }
}
