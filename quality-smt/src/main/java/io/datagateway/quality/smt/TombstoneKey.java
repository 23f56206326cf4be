// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.Contract;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.contract.avro.encode.UnencodableException;
import io.datagateway.contract.key.KeyParser;
import io.datagateway.contract.key.KeyReader;
import io.datagateway.contract.key.MalformedKeyException;
import io.datagateway.quality.connect.ConnectBytes;
import io.datagateway.quality.connect.ConnectTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a tombstone of a contract may have: those that a row can have. Text is compared letter by letter, since
 * a tombstone deletes the rows with its own key only, and {@code 7} is another key than {@code 07}.
 */
final class TombstoneKey {

    private final List<FieldPath> fields;
    private final String expected;
    private final @Nullable Form form;

    TombstoneKey(Contract contract) {
        this.fields = contract.primaryKey();
        String names = fields.stream().map(FieldPath::toString).collect(Collectors.joining(", "));
        this.expected = "a tombstone needs the key of the row that it deletes: send the text of " + names
                + (fields.size() > 1 ? " as a JSON array" : "") + ", exactly as a row of " + contract.id() + " has it";
        this.form = fields.isEmpty() ? null : new Form(schema(contract), fields);
    }

    /** The reason why the key of a tombstone is none that a row can have; null if it is one. */
    @Nullable
    String problem(ConnectRecord<?> tombstone) {
        if (tombstone.key() == null) {
            return "neither key nor value is there: send the value of a row, or the key of the row to delete";
        }
        return form == null || hasForm(form, tombstone) ? null : expected;
    }

    private boolean hasForm(Form form, ConnectRecord<?> tombstone) {
        try {
            byte[] text = text(tombstone.key());
            return text == null ? form.isWritable(tree(tombstone)) : form.isText(text);
        } catch (MalformedKeyException | UnencodableException | MalformedDatumException | DataException e) {
            // The message is bad.
            return false;
        }
    }

    private static byte @Nullable [] text(Object key) {
        return key instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : ConnectBytes.of(key);
    }

    /** A single value is the only field of the key: transforms such as ExtractField leave no more of it. */
    private @Nullable Object tree(ConnectRecord<?> tombstone) {
        Object key = tombstone.key();
        Object plain = ConnectTree.of(tombstone.keySchema(), key);
        boolean isAlone = fields.size() == 1 && !(key instanceof Struct || key instanceof Map);
        return isAlone ? Collections.singletonMap(fields.get(0).toString(), plain) : plain;
    }

    /** The record of the key's fields. */
    private static Schema schema(Contract contract) {
        var fields = contract.primaryKey().stream()
                .map(path -> contract.schema().getField(path.toString()))
                .map(field -> new Schema.Field(field.name(), field.schema()))
                .toList();
        return Schema.createRecord(contract.schema().getFullName() + ".Key", null, null, false, fields);
    }

    /** The form of the key's text: a text has it if its values, written again, give the same text. */
    private static final class Form {

        private final KeyParser parser;
        private final AvroEncoder encoder;
        private final AvroCursor cursor;
        private final KeyReader reader;

        Form(Schema schema, List<FieldPath> key) {
            this.parser = new KeyParser(schema, key);
            this.encoder = new AvroEncoder(schema);
            this.cursor = new AvroCursor(schema, key);
            this.reader = new KeyReader(schema, key);
        }

        boolean isText(byte[] text) throws MalformedKeyException, UnencodableException, MalformedDatumException {
            return Arrays.equals(text, written(parser.parse(text)));
        }

        /** Returns true if the values are those of a key, so that a converter can write its text. */
        boolean isWritable(@Nullable Object values) throws UnencodableException, MalformedDatumException {
            return written(values) != null;
        }

        private byte @Nullable [] written(@Nullable Object values)
                throws UnencodableException, MalformedDatumException {
            ProjectedValues slots = cursor.newValues();
            cursor.readWhole(encoder.encode(values), slots);
            return reader.read(slots);
        }
    }
}
