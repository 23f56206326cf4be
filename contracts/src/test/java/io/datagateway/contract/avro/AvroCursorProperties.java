// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AvroCursorProperties {

    private static final int SCHEMAS = 400;
    private static final int DATUMS = 8;

    @Test
    void findsTheBoundariesAndTheValuesThatAvroWrote() throws Exception {
        for (long seed = Seeds.first(); seed < Seeds.first() + SCHEMAS; seed++) {
            try {
                readsWhatAvroWrote(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void readsWhatAvroWrote(Random random) throws Exception {
        Schema schema = RandomSchemas.next(random);
        var avro = new AvroLibrary(schema);
        var datums = new RandomDatums(random);
        var batch = new ByteArrayOutputStream();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < DATUMS; i++) {
            batch.writeBytes(avro.encode(datums.next(schema), random.nextBoolean()));
            ends.add(batch.size());
        }
        var oracle = new ProjectedValuesOracle(schema, random);
        var cursor = new AvroCursor(schema, oracle.paths());
        ProjectedValues slots = cursor.newValues();
        byte[] bytes = batch.toByteArray();
        int at = 0;
        for (int end : ends) {
            AvroLibrary.Read expected = avro.read(bytes, at);
            at = cursor.read(bytes, at, bytes.length, slots);
            assertThat(at).isEqualTo(end).isEqualTo(expected.end());
            oracle.compare(slots, expected.datum());
        }
    }
}
