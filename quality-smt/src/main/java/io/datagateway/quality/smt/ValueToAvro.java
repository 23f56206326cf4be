// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.RecordHeaderNames;
import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.contract.avro.encode.UnencodableException;
import io.datagateway.quality.connect.ConnectBytes;
import io.datagateway.quality.connect.ConnectTree;
import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.rule.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Converts the value of a record, in any form that a converter gives, to the datum that rules evaluate. */
final class ValueToAvro {

    private static final String JSON = "application/json";

    private final AvroEncoder encoder;

    ValueToAvro(Schema schema) {
        this.encoder = new AvroEncoder(schema);
    }

    /** Returns the value as a datum of the schema. Bytes that are not JSON are returned unchanged, as a datum. */
    byte[] of(ConnectRecord<?> source) throws UnreadableValueException {
        Object value = source.value();
        if (value instanceof Struct || value instanceof Map) {
            return encoded(tree(source));
        }
        byte[] bytes = bytes(value);
        return bytes.length > 0 && isJson(source) ? encoded(JsonValue.parse(bytes)) : bytes;
    }

    /**
     * Returns true if the value is JSON in bytes, which no converter has read: its converter will write bytes of any
     * kind.
     */
    static boolean isJsonInBytes(ConnectRecord<?> source) {
        return (source.value() instanceof byte[] || source.value() instanceof ByteBuffer) && isJson(source);
    }

    private static byte[] bytes(Object value) throws UnreadableValueException {
        byte[] bytes = ConnectBytes.of(value);
        if (bytes != null) {
            return bytes;
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw undecodable("is a " + value.getClass().getSimpleName()
                + "; use a converter that gives bytes, a string of JSON, a struct or a map");
    }

    private static boolean isJson(ConnectRecord<?> source) {
        String type = QualityHeaders.text(source.headers(), RecordHeaderNames.CONTENT_TYPE)
                .orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().equalsIgnoreCase(JSON);
    }

    private static @Nullable Object tree(ConnectRecord<?> source) throws UnreadableValueException {
        try {
            return ConnectTree.of(source.valueSchema(), source.value());
        } catch (DataException e) {
            // The message is bad.
            throw undecodable(String.valueOf(e.getMessage()));
        }
    }

    private byte[] encoded(@Nullable Object tree) throws UnreadableValueException {
        try {
            return encoder.encode(tree);
        } catch (UnencodableException e) {
            throw new UnreadableValueException(e.issues().stream()
                    .map(issue -> new Violation(issue.rule(), issue.path(), issue.message()))
                    .toList());
        }
    }

    private static UnreadableValueException undecodable(String message) {
        return new UnreadableValueException(List.of(new Violation(Verdict.DECODE, "", message)));
    }
}
