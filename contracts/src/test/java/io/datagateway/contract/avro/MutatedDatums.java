// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static io.datagateway.contract.avro.StrictOracle.REFUSED;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Compares cursor and {@link StrictOracle} on changed datums, {@code -Dmutations} (100,000) of them. The only
 * difference allowed is depth: the cursor refuses what is nested deeper than {@value AvroCursor#MAX_DEPTH} levels. Runs
 * as a program, too.
 */
public final class MutatedDatums {

    private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MAX_BYTES = 64L << 20;
    private static final int PER_SCHEMA = 500;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<String> SCHEMAS = List.of(
            "{'type':'record','name':'N','fields':[{'name':'next','type':['null','N']},{'name':'id','type':'int'}]}",
            "{'type':'record','name':'T','fields':[{'name':'nodes','type':{'type':'array','items':'T'}}]}",
            "{'type':'record','name':'M','fields':[{'name':'a','type':{'type':'map','values':{'type':'map','values':"
                    + "{'type':'record','name':'Empty','fields':[]}}}}]}",
            "{'type':'record','name':'U','fields':[{'name':'u','type':['null','int','string',{'type':'enum','name':'E',"
                    + "'symbols':['A','B']},{'type':'fixed','name':'F','size':3},{'type':'array','items':'bytes'}]}]}",
            "{'type':'record','name':'L','fields':[{'name':'d','type':{'type':'bytes','logicalType':'decimal',"
                    + "'precision':12,'scale':2}},{'name':'w','type':{'type':'bytes','logicalType':'decimal',"
                    + "'precision':18}},{'name':'f','type':{'type':'fixed','name':'X','size':8,'logicalType':'decimal',"
                    + "'precision':17,'scale':3}},{'name':'u','type':{'type':'string','logicalType':'uuid'}},"
                    + "{'name':'t','type':{'type':'int','logicalType':'time-millis'}},{'name':'m','type':"
                    + "{'type':'long','logicalType':'time-micros'}}]}",
            "{'type':'record','name':'Z','fields':[{'name':'n','type':'null'},{'name':'e','type':{'type':'record',"
                    + "'name':'None','fields':[]}},{'name':'z','type':{'type':'fixed','name':'Zero','size':0}},"
                    + "{'name':'b','type':'boolean'},{'name':'x','type':'float'}]}");

    private final List<Schema> schemas = new java.util.ArrayList<>();
    private long accepted;
    private long slowest;
    private long largest;

    /**
     * The result of a run: the number of accepted datums, and the longest time that one took, as time of the processor.
     */
    record Seen(long cases, long accepted, long slowestNanos, long largestBytes) {}

    MutatedDatums() {
        SCHEMAS.forEach(text -> schemas.add(TestSchemas.of(text)));
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("catalog", "catalog")))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".avsc")).sorted().toList()) {
                schemas.add(new Schema.Parser().parse(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println(new MutatedDatums().run(Long.getLong("mutations", 100_000)));
    }

    /** Half of the cases are for schemas named here or in the catalog, half for random ones. */
    Seen run(long cases) throws Exception {
        long done = 0;
        for (long seed = Seeds.first(); done < cases; seed++, done += PER_SCHEMA) {
            var random = new Random(seed);
            boolean isKnown = random.nextBoolean();
            Schema schema = isKnown ? schemas.get(random.nextInt(schemas.size())) : RandomSchemas.next(random);
            try {
                attack(schema, random);
            } catch (Exception | Error e) {
                throw new AssertionError("-Dseed=" + seed + " -Dmutations=1, schema " + schema, e);
            }
        }
        return new Seen(done, accepted, slowest, largest);
    }

    private void attack(Schema schema, Random random) {
        var avro = new AvroLibrary(schema);
        var datums = new RandomDatums(random);
        List<byte[]> good = Stream.generate(() -> avro.encode(datums.next(schema), random.nextBoolean()))
                .limit(8)
                .toList();
        var oracle = new StrictOracle(schema);
        var cursor = new AvroCursor(schema, List.of());
        ProjectedValues slots = cursor.newValues();
        var mutator = new DatumMutator(random);
        for (int i = 0; i < PER_SCHEMA; i++) {
            byte[] bytes = mutator.mutate(good);
            compare(bytes, oracle.end(bytes, 0), cursor, slots);
        }
    }

    private void compare(byte[] bytes, int expected, AvroCursor cursor, ProjectedValues slots) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long began = THREADS.getCurrentThreadCpuTime();
        String refusal = null;
        int end = REFUSED;
        try {
            end = cursor.read(bytes, 0, bytes.length, slots);
        } catch (MalformedDatumException e) {
            refusal = e.reason();
        }
        long took = THREADS.getCurrentThreadCpuTime() - began;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        boolean isTooDeep = refusal != null && refusal.startsWith("nested deeper");
        if (end != expected && !isTooDeep) {
            throw new AssertionError("cursor " + (refusal == null ? end : refusal) + ", specification " + expected
                    + ": " + HexFormat.of().formatHex(bytes));
        }
        if (allocated > MAX_BYTES || (took > MAX_NANOS && isSlowAgain(bytes, cursor, slots))) {
            throw new AssertionError(took + " ns, " + allocated + " bytes for " + bytes.length);
        }
        accepted += end == REFUSED ? 0 : 1;
        slowest = Math.max(slowest, took);
        largest = Math.max(largest, allocated);
    }

    /** The machine may have been busy with something else, or the compiler: what is slow is so every time. */
    private static boolean isSlowAgain(byte[] bytes, AvroCursor cursor, ProjectedValues slots) {
        for (int i = 0; i < 10; i++) {
            long began = THREADS.getCurrentThreadCpuTime();
            try {
                cursor.read(bytes, 0, bytes.length, slots);
            } catch (MalformedDatumException e) {
                // Only the time counts.
            }
            if (THREADS.getCurrentThreadCpuTime() - began <= MAX_NANOS) {
                return false;
            }
        }
        return true;
    }
}
