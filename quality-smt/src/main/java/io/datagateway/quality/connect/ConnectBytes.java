// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.connect;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Connect's type {@code BYTES}, whose values are a {@code byte[]} or a {@code ByteBuffer}. */
public final class ConnectBytes {

    private ConnectBytes() {}

    /** The bytes of the value, not copied if it is an array; null if it is of another class. */
    public static byte @Nullable [] of(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        return value instanceof ByteBuffer buffer ? copy(buffer) : null;
    }

    /** A copy of the bytes that remain in the buffer, whose position stays. */
    public static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
