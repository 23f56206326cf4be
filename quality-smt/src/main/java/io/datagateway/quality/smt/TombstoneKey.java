// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.Contract;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.contract.avro.encode.UnencodableException;
import io.datagateway.contract.key.KeyRecord;
import io.datagateway.contract.key.MalformedKeyException;
import io.datagateway.quality.connect.ConnectBytes;
import io.datagateway.quality.connect.ConnectTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.connect.connector.ConnectRecord;
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
        this.form = fields.isEmpty() ? null : new Form(contract);
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

    private @Nullable Object tree(ConnectRecord<?> tombstone) {
        Object key = tombstone.key();
        return ConnectTree.fieldsOf(fields, key, ConnectTree.of(tombstone.keySchema(), key));
    }

    /** The form of the key's text: a text has it if its values, written again, give the same text. */
    private static final class Form {

        private final KeyRecord record;
        private final AvroEncoder encoder;

        Form(Contract contract) {
            this.record = new KeyRecord(contract);
            this.encoder = new AvroEncoder(record.schema());
        }

        boolean isText(byte[] text) throws MalformedKeyException, UnencodableException, MalformedDatumException {
            return Arrays.equals(text, written(record.values(text)));
        }

        /** Returns true if the values are those of a key, so that a converter can write its text. */
        boolean isWritable(@Nullable Object values) throws UnencodableException, MalformedDatumException {
            return written(values) != null;
        }

        private byte @Nullable [] written(@Nullable Object values)
                throws UnencodableException, MalformedDatumException {
            return record.text(encoder.encode(values));
        }
    }
}
