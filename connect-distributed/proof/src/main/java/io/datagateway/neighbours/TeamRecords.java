// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.ExpectedDatum;
import io.datagateway.ledger.RequestIntent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Makes the records of a topic. Every text in them has a marker, by which a value is known wherever it turns up.
 *
 * @param marker belongs to this run alone
 */
record TeamRecords(String marker) {

    private static final Schema SCHEMA = new Schema.Parser().parse(ContractForm.schema());
    private static final int SMALL = 20;
    private static final double SOUND = 1.5;

    /**
     * A request to send.
     *
     * @param body Avro datums, one after another; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(RequestIntent intent, byte[] body) {}

    /** Returns a request of one or two small records; one in eight breaks the contract. */
    Request small(String key, Random random) {
        return request(key, 1 + random.nextInt(2), SMALL, random);
    }

    /** Returns a request of so many records, with a note of so many characters each. */
    Request request(String key, int count, int noteLength, Random random) {
        var datums = new ArrayList<ExpectedDatum>();
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            boolean valid = random.nextInt(8) > 0;
            byte[] bytes = datum(key + "." + i, valid ? SOUND : -1, note(noteLength), List.of());
            datums.add(ExpectedDatum.of(bytes, valid));
            body.writeBytes(bytes);
        }
        return new Request(new RequestIntent(key, true, datums), body.toByteArray());
    }

    private String note(int length) {
        return marker + "x".repeat(length);
    }

    /** Returns a sound datum with these tags. */
    byte[] tagged(String id, List<String> tags) {
        return datum(id, SOUND, note(SMALL), tags);
    }

    private byte[] datum(String id, double amount, String note, List<String> tags) {
        var event = new GenericData.Record(SCHEMA);
        event.put("id", marker + "-" + id);
        event.put("note", note);
        event.put("amount", amount);
        event.put("numbers", List.of());
        event.put("tags", tags);
        try {
            var bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(SCHEMA).write(event, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a sound record as JSON. */
    String row(String id) {
        return "{\"id\":\"%1$s-%2$s\",\"note\":\"%1$s\",\"amount\":1.5,\"numbers\":[],\"tags\":[]}"
                .formatted(marker, id);
    }
}
