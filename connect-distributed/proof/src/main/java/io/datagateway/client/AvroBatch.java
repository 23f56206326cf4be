// SPDX-License-Identifier: Apache-2.0
package io.datagateway.client;

import java.util.Map;

/** A request body of Avro datums and the headers that describe it. */
public final class AvroBatch {

    private final String topic;
    private final String version;
    private final int records;
    private final byte[] body;

    /** @param body Avro datums, one after another; not to be changed */
    public AvroBatch(String topic, String version, int records, byte[] body) {
        this.topic = topic;
        this.version = version;
        this.records = records;
        this.body = body;
    }

    public String topic() {
        return topic;
    }

    public String version() {
        return version;
    }

    public int records() {
        return records;
    }

    public byte[] body() {
        return body;
    }

    /** Returns the headers of the gateway's own, by name. */
    public Map<String, String> headers() {
        return Map.of("version", version, "batch", Integer.toString(records));
    }
}
