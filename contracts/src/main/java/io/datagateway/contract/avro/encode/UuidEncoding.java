// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import io.datagateway.contract.avro.AvroOutput;
import io.datagateway.contract.avro.UuidText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * UUIDs of RFC 9562; text is kept as it is.
 *
 * @param binary true to write 16 bytes, false to write text
 */
record UuidEncoding(boolean binary) implements Encoding {

    @Override
    public void write(Object value, EncodingContext context) {
        if (value instanceof UUID || isUuid(value)) {
            write(value.toString(), context.output());
        } else {
            context.refuseType("a UUID", value);
        }
    }

    private static boolean isUuid(Object value) {
        return value instanceof String text && UuidText.isUuid(text);
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
