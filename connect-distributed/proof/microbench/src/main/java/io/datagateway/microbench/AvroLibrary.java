// SPDX-License-Identifier: Apache-2.0
package io.datagateway.microbench;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;

/** Avro's own library on a body, with its fast reader. */
final class AvroLibrary {

    private final Schema schema;
    private final GenericDatumReader<GenericRecord> reader;
    private @Nullable BinaryDecoder decoder;
    private @Nullable GenericRecord reused;

    AvroLibrary(Schema schema) {
        var data = new GenericData();
        data.setFastReaderEnabled(true);
        this.schema = schema;
        this.reader = new GenericDatumReader<>(schema, schema, data);
    }

    void skip(byte[] body, int count) throws IOException {
        BinaryDecoder in = open(body);
        for (int i = 0; i < count; i++) {
            GenericDatumReader.skip(schema, in);
        }
    }

    void decode(byte[] body, int count, Blackhole into) throws IOException {
        BinaryDecoder in = open(body);
        for (int i = 0; i < count; i++) {
            into.consume(reader.read(null, in));
        }
    }

    void decodeReused(byte[] body, int count, Blackhole into) throws IOException {
        BinaryDecoder in = open(body);
        for (int i = 0; i < count; i++) {
            reused = reader.read(reused, in);
            into.consume(reused);
        }
    }

    private BinaryDecoder open(byte[] body) {
        decoder = DecoderFactory.get().binaryDecoder(body, decoder);
        return decoder;
    }
}
