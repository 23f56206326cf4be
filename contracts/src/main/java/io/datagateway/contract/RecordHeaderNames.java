// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

/** Names of the Kafka headers that a record of a contract carries in each of its topics. The values are UTF-8 text. */
public final class RecordHeaderNames {

    /** The exact contract version of the value: {@code 2.1.0}. */
    public static final String VERSION = "version";

    /**
     * The identity of the record, the same over retries: {@code <batch-id>/<index>}, and before it
     * {@code <principal>·} if the client's principal is not named like the topic.
     */
    public static final String RECORD_ID = "record-id";

    /** The media type of the value, where it is not Avro. */
    public static final String CONTENT_TYPE = "content-type";

    private RecordHeaderNames() {}
}
