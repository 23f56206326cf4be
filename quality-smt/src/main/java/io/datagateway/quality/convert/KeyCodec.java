// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.Contract;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.contract.key.KeyParser;
import io.datagateway.contract.key.KeyReader;
import io.datagateway.contract.key.MalformedKeyException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a contract with a primary key: its text in Kafka, a struct of its fields in Connect. Both ways lead over a
 * datum of those fields, so that the text of a row is the same whoever writes it.
 */
final class KeyCodec implements Codec {

    private final List<FieldPath> key;
    private final ValueCodec fields;
    private final ConnectDatumEncoder encoder;
    private final AvroCursor cursor;
    private final KeyReader reader;
    private final KeyParser parser;

    /** @param contract whose primary key has fields of the record itself only */
    KeyCodec(Contract contract, TypeCompiler types) {
        this.key = contract.primaryKey();
        org.apache.avro.Schema schema = schema(contract);
        this.fields = new ValueCodec(contract.id(), schema, types);
        this.encoder = new ConnectDatumEncoder(contract.id(), "key", schema);
        this.cursor = new AvroCursor(schema, key);
        this.reader = new KeyReader(schema, key);
        this.parser = new KeyParser(schema, key);
    }

    private static org.apache.avro.Schema schema(Contract contract) {
        org.apache.avro.Schema record = contract.schema();
        var fields = contract.primaryKey().stream()
                .map(path -> record.getField(path.toString()))
                .map(field -> new org.apache.avro.Schema.Field(field.name(), field.schema()))
                .toList();
        return org.apache.avro.Schema.createRecord(record.getFullName() + ".Key", null, null, false, fields);
    }

    @Override
    public SchemaAndValue toConnect(byte[] bytes) {
        try {
            return fields.toConnect(encoder.write(parser.parse(bytes)));
        } catch (MalformedKeyException e) {
            // The message is bad.
            throw encoder.refusal(e.getMessage());
        }
    }

    @Override
    public byte @Nullable [] fromConnect(@Nullable Schema schema, Object value) {
        ProjectedValues slots = cursor.newValues();
        try {
            cursor.readWhole(encoder.write(tree(schema, value)), slots);
        } catch (MalformedDatumException e) {
            // The program is wrong: what the encoder writes, the cursor reads.
            throw new IllegalStateException(e);
        }
        return reader.read(slots);
    }

    /** A single value is the only field of the key: transforms such as ExtractField leave no more of it. */
    private @Nullable Object tree(@Nullable Schema schema, Object value) {
        Object plain = encoder.tree(schema, value);
        boolean isAlone = key.size() == 1 && !(value instanceof Struct || value instanceof Map);
        return isAlone ? Collections.singletonMap(key.get(0).toString(), plain) : plain;
    }
}
