// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** Decides what is strictly a datum of a schema, with Avro's own reader and {@link StrictDecoder}. */
final class StrictOracle {

    static final int REFUSED = -1;

    private final Schema schema;
    private final GenericDatumReader<Object> reader;
    private final GenericDatumReader<Object> fastReader;

    StrictOracle(Schema schema) {
        this.schema = schema;
        this.reader = new EveryEntry(schema);
        this.fastReader = new GenericDatumReader<>(schema, schema, new GenericData());
    }

    /** The end of the datum that begins at {@code from}; {@link #REFUSED} if there is none. */
    int end(byte[] bytes, int from) {
        try {
            return end(reader, new StrictDecoder(bytes, from));
        } catch (NullPointerException e) {
            // Avro 1.12.2 loses its place in some recursive schemas (Parser.advance); its fast reader does not.
            return end(fastReader, new StrictDecoder(bytes, from));
        }
    }

    private int end(GenericDatumReader<Object> by, StrictDecoder decoder) {
        try {
            Object datum = by.read(null, decoder);
            return isGood(schema, datum) ? decoder.position() : REFUSED;
        } catch (NullPointerException e) {
            throw e;
        } catch (Exception e) {
            return REFUSED;
        }
    }

    private static boolean isGood(Schema schema, Object value) {
        return switch (schema.getType()) {
            case RECORD ->
                schema.getFields().stream()
                        .allMatch(field -> isGood(field.schema(), ((IndexedRecord) value).get(field.pos())));
            case UNION -> {
                int branch = GenericData.get().resolveUnion(schema, value);
                yield isGood(schema.getTypes().get(branch), value);
            }
            case ARRAY -> ((Collection<?>) value).stream().allMatch(item -> isGood(schema.getElementType(), item));
            case MAP -> ((Map<?, ?>) value).values().stream().allMatch(item -> isGood(schema.getValueType(), item));
            default -> isGoodLogically(schema, value);
        };
    }

    private static boolean isGoodLogically(Schema schema, Object value) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            byte[] bytes = value instanceof GenericFixed fixed ? fixed.bytes() : ((ByteBuffer) value).array();
            return bytes.length > 0 && new BigInteger(bytes).abs().toString().length() <= decimal.getPrecision();
        }
        if (schema.getLogicalType() instanceof LogicalTypes.Uuid && schema.getType() == Schema.Type.STRING) {
            String text = value.toString();
            return text.length() == 36
                    && text.equalsIgnoreCase(UUID.fromString(text).toString());
        }
        if (schema.getLogicalType() instanceof LogicalTypes.TimeMillis) {
            return (int) value >= 0 && (int) value < TimeUnit.DAYS.toMillis(1);
        }
        return !(schema.getLogicalType() instanceof LogicalTypes.TimeMicros)
                || ((long) value >= 0 && (long) value < TimeUnit.DAYS.toMicros(1));
    }

    /** Keeps all entries of a map, also those with the same key: each must be good. */
    private static final class EveryEntry extends GenericDatumReader<Object> {

        EveryEntry(Schema schema) {
            super(schema, schema, new GenericData());
            getData().setFastReaderEnabled(false); // it would not ask here
        }

        @Override
        @SuppressWarnings("unchecked")
        protected void addToMap(Object map, Object key, Object value) {
            var entries = (Map<Object, Object>) map;
            entries.put(entries.size() + " " + key, value);
        }
    }
}
