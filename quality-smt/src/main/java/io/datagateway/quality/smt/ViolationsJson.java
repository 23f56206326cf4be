// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.quality.rule.Violation;
import io.datagateway.quality.rule.Violations;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes violations as a JSON array of {@code {rule, path, message}} of at most {@value #LIMIT} bytes. */
final class ViolationsJson {

    /** The longest header, in bytes of UTF-8. */
    static final int LIMIT = 8 * 1024;

    /** The bytes reserved for the last entry, which tells the number of those left out. */
    private static final int RESERVED = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ViolationsJson() {}

    static byte[] write(Violations findings) {
        return write(findings, LIMIT);
    }

    /**
     * Writes the array. Entries that do not fit are left out whole; the last entry then tells their number. That one is
     * written though even it may not fit.
     *
     * @param limit the greatest number of bytes, at most {@link #LIMIT}
     */
    static byte[] write(Violations findings, long limit) {
        var out = new ByteArrayOutputStream();
        int more = findings.more();
        for (Violation violation : findings.kept()) {
            byte[] entry = entry(violation);
            if (more > findings.more() || out.size() + entry.length > limit - RESERVED) {
                more++;
            } else {
                append(out, entry);
            }
        }
        if (more > 0) {
            append(out, entry(new Violation("", "", "and " + more + " more")));
        }
        out.write(']');
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, byte[] entry) {
        out.write(out.size() == 0 ? '[' : ',');
        out.writeBytes(entry);
    }

    private static byte[] entry(Violation violation) {
        try {
            // By way of a string: bytes cannot be written of a text with half a surrogate pair, as a contract may have.
            return JSON.writeValueAsString(violation).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            // The program is wrong: three strings can always be written.
            throw new IllegalStateException(e);
        }
    }
}
