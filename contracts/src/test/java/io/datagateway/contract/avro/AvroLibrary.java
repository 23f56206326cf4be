// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Avro's own reader and writer, without conversions of logical types. */
public final class AvroLibrary {

    private final Schema schema;
    private final GenericDatumWriter<Object> writer;
    private final GenericDatumReader<Object> reader;

    public AvroLibrary(Schema schema) {
        this.schema = schema;
        this.writer = new GenericDatumWriter<>(schema, new GenericData());
        this.reader = new GenericDatumReader<>(schema, schema, new GenericData());
    }

    public byte[] encode(Object datum) {
        return encode(datum, false);
    }

    /** @param blocking true to cut arrays and maps into small blocks that announce their size */
    public byte[] encode(Object datum, boolean blocking) {
        var factory = new EncoderFactory().configureBlockSize(64);
        var out = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder =
                    blocking ? factory.blockingBinaryEncoder(out, null) : factory.binaryEncoder(out, null);
            writer.write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The datum that begins at {@code offset}, and where it ends. */
    public Read read(byte[] bytes, int offset) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
        Object datum = reader.read(null, decoder);
        return new Read(datum, bytes.length - decoder.inputStream().available());
    }

    public Schema schema() {
        return schema;
    }

    public record Read(Object datum, int end) {}
}
