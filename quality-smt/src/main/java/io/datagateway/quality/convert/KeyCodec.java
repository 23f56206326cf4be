// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.Contract;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.key.KeyRecord;
import io.datagateway.contract.key.MalformedKeyException;
import io.datagateway.quality.connect.ConnectTree;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a contract with a primary key: its text in Kafka, a struct of its fields in Connect. Both ways lead over a
 * datum of those fields, so that the text of a row is the same whoever writes it.
 */
final class KeyCodec implements Codec {

    private final List<FieldPath> key;
    private final ValueCodec fields;
    private final ConnectDatumEncoder encoder;
    private final KeyRecord record;

    /** @param contract whose primary key has fields of the record itself only */
    KeyCodec(Contract contract, TypeCompiler types) {
        this.key = contract.primaryKey();
        this.record = new KeyRecord(contract);
        this.fields = new ValueCodec(contract.id(), record.schema(), types);
        this.encoder = new ConnectDatumEncoder(contract.id(), "key", record.schema());
    }

    @Override
    public SchemaAndValue toConnect(byte[] bytes) {
        try {
            return fields.toConnect(encoder.write(record.values(bytes)));
        } catch (MalformedKeyException e) {
            // The message is bad.
            throw encoder.refusal(e.getMessage());
        }
    }

    @Override
    public byte @Nullable [] fromConnect(@Nullable Schema schema, Object value) {
        try {
            return record.text(encoder.write(ConnectTree.fieldsOf(key, value, encoder.tree(schema, value))));
        } catch (MalformedDatumException e) {
            // The program is wrong: what the encoder writes, the cursor reads.
            throw new IllegalStateException(e);
        }
    }
}
