// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import io.datagateway.contract.avro.AvroOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * UUIDs of RFC 9562; text is kept as it is.
 *
 * @param binary whether they are written as 16 bytes, not as text
 */
record UuidEncoding(boolean binary) implements Encoding {

    private static final Pattern TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public void write(Object value, EncodingContext context) {
        if (value instanceof UUID || isUuid(value)) {
            write(value.toString(), context.output());
        } else {
            context.refuseType("a UUID", value);
        }
    }

    private static boolean isUuid(Object value) {
        return value instanceof String text && TEXT.matcher(text).matches();
    }

    private void write(String text, AvroOutput output) {
        if (!binary) {
            output.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            return;
        }
        UUID uuid = UUID.fromString(text);
        output.writeFixed(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
    }
}
