// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.Utf8;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Reads the Avro schema of a contract: a record whose datums can be counted. */
final class AvscReader {

    private AvscReader() {}

    /** The schema; empty, with an issue, if the bytes are not such a schema. */
    static Optional<Schema> read(byte[] bytes, FileIssues issues) {
        try {
            String text = Utf8.decode(bytes);
            if (!SchemaLimits.canBeParsed(text, issues)) {
                return Optional.empty();
            }
            AvscTraps.check(text, issues);
            return parse(text, issues)
                    .filter(schema -> SchemaLimits.keeps(schema, issues))
                    .filter(schema -> isCountable(schema, issues));
        } catch (CharacterCodingException e) {
            issues.add("", "is not UTF-8: save it as UTF-8");
            return Optional.empty();
        }
    }

    private static Optional<Schema> parse(String text, FileIssues issues) {
        try {
            return Optional.of(new Schema.Parser().parse(text));
        } catch (AvroRuntimeException e) {
            report(e, issues);
        } catch (RuntimeException e) {
            // Some texts, such as a name alone, Avro answers with an exception that speaks of its own insides.
            issues.add("", "is not an Avro schema: write a record, as in the specification of Avro");
        }
        return Optional.empty();
    }

    private static void report(AvroRuntimeException e, FileIssues issues) {
        if (e.getCause() instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
            int line = Math.max(1, syntax.getLocation().getLineNr());
            issues.add(line, "", "is not JSON: " + syntax.getOriginalMessage() + ": correct the syntax");
        } else {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            issues.add("", "is not an Avro schema: " + reason + ": correct it");
        }
    }

    private static boolean isCountable(Schema schema, FileIssues issues) {
        if (schema.getType() != Schema.Type.RECORD) {
            issues.add("", "is not an Avro record: put the type into a field of one");
            return false;
        }
        try {
            new AvroCursor(schema, List.of());
            return true;
        } catch (IllegalArgumentException e) {
            issues.add("", e.getMessage() + ": give it a field that takes a byte, or records cannot be counted");
            return false;
        }
    }
}
