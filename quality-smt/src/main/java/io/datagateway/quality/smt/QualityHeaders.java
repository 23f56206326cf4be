// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/** The record headers that the transforms read and write: their names, and their form, UTF-8 text as bytes. */
final class QualityHeaders {

    /** Carries a {@link ValidationOutcome} from one transform to the next; never leaves the worker. */
    static final String VERDICT = "quality.verdict";

    static final String CONTRACT = "quality.contract";
    static final String VIOLATIONS = "quality.violations";
    static final String WARNINGS = "quality.warnings";

    /** Kafka Connect's own prefix for the headers of a dead letter (KIP-298). */
    static final String ERRORS = "__connect.errors.";

    private static final Set<String> QUALITY_HEADERS = Set.of(VERDICT, CONTRACT, VIOLATIONS, WARNINGS);

    private QualityHeaders() {}

    /** The text of the last header with this name; empty if there is none, or none that is text. */
    static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastWithName(name);
        Object value = header == null ? null : header.value();
        if (value instanceof byte[] bytes) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
        if (value instanceof ByteBuffer bytes) {
            return Optional.of(StandardCharsets.UTF_8.decode(bytes.duplicate()).toString());
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A copy without the headers of an earlier verdict, on this record or on the one that it is a replay of. */
    static Headers withoutQualityHeaders(Headers headers) {
        var copy = new ConnectHeaders();
        for (Header header : headers) {
            if (!QUALITY_HEADERS.contains(header.key()) && !header.key().startsWith(ERRORS)) {
                copy.add(header);
            }
        }
        return copy;
    }

    /** A copy without the headers of one name, made in one pass. */
    static Headers without(String name, Headers headers) {
        var copy = new ConnectHeaders();
        for (Header header : headers) {
            if (!header.key().equals(name)) {
                copy.add(header);
            }
        }
        return copy;
    }

    static void put(Headers headers, String name, String text) {
        put(headers, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void put(Headers headers, String name, byte[] text) {
        headers.add(name, text, Schema.BYTES_SCHEMA);
    }
}
