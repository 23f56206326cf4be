// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The text form of a UUID (RFC 9562, section 4): 36 characters, hexadecimal digits in groups of 8-4-4-4-12. */
public final class UuidText {

    /** The number of characters, and of bytes of UTF-8. */
    public static final int LENGTH = 36;

    private UuidText() {}

    /** Returns true if the bytes from {@code from} up to {@code to} are the text of a UUID, of any version. */
    public static boolean isUuid(byte[] text, int from, int to) {
        if (to - from != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            byte character = text[from + i];
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? character != '-' : Character.digit(character, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns true if the text is that of a UUID, of any version. */
    public static boolean isUuid(String text) {
        return text.length() == LENGTH && isUuid(text.getBytes(StandardCharsets.UTF_8), 0, LENGTH);
    }

    /** The text of the UUID in 16 bytes, big-endian, as an Avro {@code fixed} holds it. */
    public static String of(byte[] bytes) {
        var halves = ByteBuffer.wrap(bytes);
        return new UUID(halves.getLong(), halves.getLong()).toString();
    }
}
