// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Bytes and fixed; text is base64 (RFC 4648 section 4), as Connect's {@code JsonConverter} writes bytes.
 *
 * @param size of the fixed, or {@link #ANY_SIZE}
 */
record BytesEncoding(int size) implements Encoding {

    /** Bytes, not fixed. */
    static final int ANY_SIZE = -1;

    @Override
    public void write(Object value, EncodingContext context) {
        byte[] bytes = bytes(value);
        if (bytes == null) {
            context.refuseType("bytes, or text in base64", value);
        } else if (size == ANY_SIZE) {
            context.output().writeBytes(bytes);
        } else if (bytes.length == size) {
            context.output().writeFixed(bytes);
        } else {
            context.refuse(EncodingIssue.RANGE, "has " + bytes.length + " bytes, not " + size);
        }
    }

    private static byte @Nullable [] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return value instanceof String text ? decoded(text) : null;
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null; // the message is bad: this text is not base64
        }
    }
}
