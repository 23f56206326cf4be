// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import io.datagateway.contract.avro.AvroOutput;
import java.nio.charset.StandardCharsets;

/** Strings, as UTF-8 with their length in bytes. */
final class StringEncoding implements Encoding {

    @Override
    public void write(Object value, EncodingContext context) {
        if (!(value instanceof String text)) {
            context.refuseType("text", value);
        } else if (!isEncodable(text)) {
            context.refuse(EncodingIssue.TYPE, "has half a surrogate pair, which is not text");
        } else {
            write(text, context.output());
        }
    }

    /** Writes text that {@link #isEncodable}. */
    static void write(String text, AvroOutput output) {
        output.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns true if every surrogate in the text is half of a pair. Text with a lone surrogate has no UTF-8 form. */
    static boolean isEncodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isBmpCodePoint(text.codePointAt(i))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
