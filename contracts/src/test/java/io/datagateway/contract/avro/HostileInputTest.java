// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

    /** The greatest cost of an answer to bad bytes: a chain of small exceptions and the texts of their paths. */
    private static final long BYTES_PER_REFUSAL = 200_000;

    /**
     * Types that Avro reads and writes although it should not; {@link MutatedDatums} knows better, and takes longer.
     */
    private static final String STRICTER_THAN_AVRO =
            "nested deeper.*|.*UTF-8|.* UUID|a decimal has no bytes|.*its precision|the time is not within a day";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void everyCutIsNoticedWhereTheDataEnds() throws Exception {
        for (long seed = Seeds.first(); seed < Seeds.first() + 40; seed++) {
            var random = new Random(seed);
            Schema schema = RandomSchemas.next(random);
            var avro = new AvroLibrary(schema);
            byte[] first = avro.encode(new RandomDatums(random).next(schema), true);
            byte[] second = avro.encode(new RandomDatums(random).next(schema));
            byte[] batch = concatenated(first, second);
            var cursor = new AvroCursor(schema, List.of());
            for (int length = 0; length < Math.min(batch.length, 2_000); length++) {
                int begin = length < first.length ? 0 : first.length;
                MalformedDatumException refusal = refusal(cursor, Arrays.copyOf(batch, length), begin);
                assertThat(refusal.offset()).as("seed %d", seed).isBetween(begin, length);
            }
        }
    }

    @Test
    void changedBytesAreRefusedOrReadAsAvroReadsThem() throws Exception {
        int accepted = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + 200; seed++) {
            var random = new Random(seed);
            Schema schema = RandomSchemas.next(random);
            var mutations = new Mutations(schema, random);
            for (int i = 0; i < 100; i++) {
                try {
                    accepted += mutations.acceptsNext() ? 1 : 0;
                } catch (Exception | AssertionError e) {
                    throw new AssertionError("seed " + seed + ", change " + i, e);
                }
            }
        }
        assertThat(accepted).as("of 20,000").isBetween(1_000, 19_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'record','name':'N','fields':[{'name':'next','type':['null','N']}]}",
                "{'type':'record','name':'N','fields':[{'name':'next','type':'N'},{'name':'id','type':'int'}]}",
                "{'type':'record','name':'N','fields':[{'name':'next','type':{'type':'array','items':'N'}}]}",
                "{'type':'record','name':'N','fields':[{'name':'next','type':{'type':'array','items':['N','null']}}]}",
                "{'type':'record','name':'N','fields':[{'name':'next','type':{'type':'map','values':'N'}}]}"
            })
    void nestingWithoutEndIsRefusedAtItsLimit(String schema) {
        var cursor = new AvroCursor(new Schema.Parser().parse(schema.replace('\'', '"')), List.of());
        byte[] deep = new byte[400_000];
        for (int i = 0; i < deep.length; i++) {
            deep[i] = (byte) (schema.contains("map") ? 2 * (1 - i % 2) : schema.contains("['N") ? 2 * (1 - i % 2) : 2);
        }

        MalformedDatumException refusal = refusal(cursor, deep, 0);

        assertThat(refusal.reason()).isEqualTo("nested deeper than 64 levels");
        assertThat(refusal.path()).startsWith("next").contains("next");
        assertThat(refusal.offset()).isLessThan(200);
    }

    @Test
    void announcedSizesAreNotBelieved() {
        Schema schema = TestSchemas.record("texts", "{'type':'array','items':'string'}");
        var cursor = new AvroCursor(schema, List.of());
        for (long size : new long[] {
            Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE, Integer.MIN_VALUE, -1L << 31, Long.MIN_VALUE, -5
        }) {
            var count = new AvroOutput();
            count.writeLong(size);
            count.writeLong(Integer.MAX_VALUE);
            refusal(cursor, count.toByteArray(), 0);
            var length = new AvroOutput();
            length.writeLong(1);
            length.writeLong(size);
            length.writeFixed(new byte[100]);
            refusal(cursor, length.toByteArray(), 0);
        }
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        var batch = new ByteArrayOutputStream();
        batch.writeBytes(first);
        batch.writeBytes(second);
        return batch.toByteArray();
    }

    private static MalformedDatumException refusal(AvroCursor cursor, byte[] bytes, int begin) {
        ProjectedValues slots = cursor.newValues();
        MalformedDatumException first = attempt(cursor, bytes, begin, slots);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        attempt(cursor, bytes, begin, slots);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(BYTES_PER_REFUSAL);
        return first;
    }

    private static MalformedDatumException attempt(AvroCursor cursor, byte[] bytes, int begin, ProjectedValues slots) {
        try {
            cursor.read(bytes, begin, bytes.length, slots);
            return fail("accepted");
        } catch (MalformedDatumException e) {
            return e;
        }
    }

    /** Datums of one schema, each with a few bytes changed. */
    private static final class Mutations {

        private final Random random;
        private final AvroLibrary avro;
        private final ProjectedValuesOracle oracle;
        private final AvroCursor cursor;
        private final ProjectedValues slots;

        Mutations(Schema schema, Random random) {
            this.random = random;
            this.avro = new AvroLibrary(schema);
            this.oracle = new ProjectedValuesOracle(schema, random);
            this.cursor = new AvroCursor(schema, oracle.paths());
            this.slots = cursor.newValues();
        }

        boolean acceptsNext() throws Exception {
            byte[] bytes = avro.encode(new RandomDatums(random).next(avro.schema()), random.nextBoolean());
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes = changed(bytes);
            }
            try {
                int end = cursor.read(bytes, 0, bytes.length, slots);
                AvroLibrary.Read expected = avro.read(bytes, 0);
                assertThat(end).isEqualTo(expected.end());
                oracle.compare(slots, expected.datum());
                return true;
            } catch (MalformedDatumException e) {
                assertThat(e.offset()).isBetween(0, bytes.length);
                if (!e.reason().matches(STRICTER_THAN_AVRO)) {
                    checkAvroDoesNotWrite(bytes, e);
                }
                return false;
            }
        }

        /** A datum is good if Avro reads it and writes the same bytes. */
        private void checkAvroDoesNotWrite(byte[] bytes, MalformedDatumException refusal) {
            byte[] again;
            try {
                again = avro.encode(avro.read(bytes, 0).datum());
            } catch (Exception e) {
                return; // Avro refuses it too
            }
            if (Arrays.equals(again, 0, again.length, bytes, 0, Math.min(again.length, bytes.length))) {
                fail("refused a good datum: %s", refusal.getMessage());
            }
        }

        private byte[] changed(byte[] bytes) {
            if (bytes.length == 0) {
                return bytes;
            }
            byte[] changed = bytes.clone();
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> changed[at] = (byte) random.nextInt();
                case 2 -> changed[at] = new byte[] {0, 1, 2, -1, 127, -128}[random.nextInt(6)];
                case 3 -> {
                    changed = new byte[bytes.length + 1];
                    System.arraycopy(bytes, 0, changed, 0, at);
                    System.arraycopy(bytes, at, changed, at + 1, bytes.length - at);
                    changed[at] = (byte) random.nextInt();
                }
                default -> Arrays.fill(changed, at, Math.min(bytes.length, at + 9), (byte) -1);
            }
            return changed;
        }
    }
}
