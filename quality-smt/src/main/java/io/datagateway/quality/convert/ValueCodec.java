// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.MalformedDatumException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Values: a datum in Kafka, a struct in Connect. */
final class ValueCodec implements Codec {

    private final ContractId contract;
    private final AvroCursor cursor;
    private final GenericDatumReader<Object> reader;
    private final ConnectType type;
    private final ConnectDatumEncoder encoder;

    ValueCodec(ContractId contract, org.apache.avro.Schema schema, TypeCompiler types) {
        this.contract = contract;
        this.type = types.compile(schema, FieldPath.ROOT);
        this.cursor = new AvroCursor(schema, List.of());
        this.reader = new GenericDatumReader<>(schema, schema, new InOrder());
        this.encoder = new ConnectDatumEncoder(contract, "value", schema);
    }

    /** Keeps the entries of a map in the order of the datum. */
    private static final class InOrder extends GenericData {
        @Override
        public Object newMap(@Nullable Object old, int size) {
            return new LinkedHashMap<>();
        }
    }

    @Override
    public SchemaAndValue toConnect(byte[] bytes) {
        try {
            // First the strict one: what it accepts, Avro's own reader reads, and nothing is left over.
            cursor.readWhole(bytes, cursor.newValues());
            Object datum = reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
            return new SchemaAndValue(type.schema(), type.read(datum));
        } catch (MalformedDatumException e) {
            // The message is bad.
            String where = (e.path().isEmpty() ? "" : " in " + e.path()) + " at byte " + e.offset();
            throw new DataException("the value is not a datum of " + contract + ": " + e.reason() + where);
        } catch (IOException e) {
            // The program is wrong: bytes in memory can always be read.
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] fromConnect(@Nullable Schema schema, Object value) {
        if (!(value instanceof Struct || value instanceof Map)) {
            throw encoder.refusal(
                    "is a " + value.getClass().getSimpleName() + "; send a struct, a map or Avro in bytes");
        }
        return encoder.write(encoder.tree(schema, value));
    }
}
