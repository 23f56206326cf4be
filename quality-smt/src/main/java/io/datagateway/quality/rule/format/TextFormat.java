// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.format;

import io.datagateway.contract.avro.UuidText;
import java.util.Locale;
import java.util.Optional;

/** The forms of text that a contract can name, as in JSON Schema 2020-12, section 7.3 of "Validation". */
public enum TextFormat {
    /** RFC 5321, section 4.1.2, without quoted local parts and address literals; ASCII. */
    EMAIL,
    /** RFC 9562, section 4: hexadecimal digits in groups of 8-4-4-4-12, any version. */
    UUID,
    /** RFC 2673, section 3.2: four numbers from 0 to 255 without leading zeros. */
    IPV4,
    /** RFC 4291, section 2.2, without a zone. */
    IPV6,
    /** RFC 3986: absolute, with a scheme. */
    URI,
    /** RFC 1123, section 2.1: labels of 1 to 63 letters, digits and inner hyphens, 253 characters at most. */
    HOSTNAME;

    /** The format written as {@code name} (lower case). */
    public static Optional<TextFormat> parse(String name) {
        for (TextFormat format : values()) {
            if (format.toString().equals(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Returns true if {@code length} bytes from {@code offset} on are a text of this form. */
    public boolean accepts(byte[] text, int offset, int length) {
        int end = offset + length;
        return switch (this) {
            case EMAIL -> Email.accepts(text, offset, end);
            case UUID -> UuidText.isUuid(text, offset, end);
            case IPV4 -> IpAddress.acceptsV4(text, offset, end);
            case IPV6 -> IpAddress.acceptsV6(text, offset, end);
            case URI -> Uri.accepts(text, offset, end);
            case HOSTNAME -> Hostname.accepts(text, offset, end);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
