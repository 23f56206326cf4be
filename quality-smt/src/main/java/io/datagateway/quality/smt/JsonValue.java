// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.rule.Violation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses JSON (RFC 8259) to a tree of plain values: strict, without rounding, and no deeper than Avro may be. */
final class JsonValue {

    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(AvroCursor.MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonValue() {}

    static @Nullable Object parse(byte[] json) throws UnreadableValueException {
        try {
            return STRICT.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            // The message is bad. What Jackson says of it may quote it.
            throw refused(
                    e.getLocation() == null
                            ? ""
                            : ", at byte " + e.getLocation().getByteOffset());
        } catch (IOException | NumberFormatException | ArithmeticException e) {
            // The message is bad: it is no text at all, or has a number whose exponent no decimal can have.
            throw refused("");
        }
    }

    private static UnreadableValueException refused(String where) {
        String reason = "is not JSON, or nested too deep, or has a key twice or a number too long or too large" + where;
        return new UnreadableValueException(List.of(new Violation(Verdict.DECODE, "", reason)));
    }
}
