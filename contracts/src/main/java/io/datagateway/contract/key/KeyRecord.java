// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.key;

import io.datagateway.contract.Contract;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.avro.ProjectedValues;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a contract's primary key as a record of their own. Whoever writes a key makes a datum of it first, so
 * that the text is the same as that of the whole row. Used by any number of threads.
 */
public final class KeyRecord {

    private final Schema schema;
    private final KeyParser parser;
    private final AvroCursor cursor;
    private final KeyReader reader;

    /** @param contract with a primary key, all of whose fields are fields of the record itself */
    public KeyRecord(Contract contract) {
        this.schema = schema(contract);
        this.parser = new KeyParser(schema, contract.primaryKey());
        this.cursor = new AvroCursor(schema, contract.primaryKey());
        this.reader = new KeyReader(schema, contract.primaryKey());
    }

    private static Schema schema(Contract contract) {
        var fields = contract.primaryKey().stream()
                .map(path -> contract.schema().getField(path.toString()))
                .map(field -> new Schema.Field(field.name(), field.schema()))
                .toList();
        return Schema.createRecord(contract.schema().getFullName() + ".Key", null, null, false, fields);
    }

    /** The record's schema. */
    public Schema schema() {
        return schema;
    }

    /** The values by their paths in a key's text. */
    public Map<String, @Nullable Object> values(byte[] text) throws MalformedKeyException {
        return parser.parse(text);
    }

    /** The key's text, made of a datum of the record; null if {@link KeyReader} makes none. */
    public byte @Nullable [] text(byte[] datum) throws MalformedDatumException {
        ProjectedValues slots = cursor.newValues();
        cursor.readWhole(datum, slots);
        return reader.read(slots);
    }
}
