// SPDX-License-Identifier: Apache-2.0
package io.datagateway.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A POST of a batch over HTTP/1.1, as bytes.
 *
 * @param idempotencyKey the header {@code Idempotency-Key}; null for none
 */
public record PostRequest(AvroBatch batch, @Nullable String idempotencyKey) {

    public PostRequest(AvroBatch batch) {
        this(batch, null);
    }

    /** Returns the request line and all headers but {@code Content-Length}; more headers may follow. */
    public String openHead() {
        return "POST /api/1.0/" + batch.topic() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/avro\r\n"
                + "version: " + batch.version() + "\r\nbatch: " + batch.records() + "\r\n"
                + (idempotencyKey == null ? "" : "Idempotency-Key: " + idempotencyKey + "\r\n");
    }

    /** Returns the request line and the headers, complete. */
    public byte[] head() {
        return head(batch.body().length);
    }

    /** Returns the same for a body that is announced with another length than its own. */
    public byte[] head(int contentLength) {
        return (openHead() + "Content-Length: " + contentLength + "\r\n\r\n").getBytes(US_ASCII);
    }

    /** Returns the whole request. */
    public byte[] bytes() {
        byte[] head = head();
        byte[] body = batch.body();
        byte[] bytes = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }
}
