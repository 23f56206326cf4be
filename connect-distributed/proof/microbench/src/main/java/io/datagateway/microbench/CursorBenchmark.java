// SPDX-License-Identifier: Apache-2.0
package io.datagateway.microbench;

import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.avro.ProjectedValues;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Measures one datum: the cursor, which checks it, next to the readers of Avro, which check little. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CursorBenchmark.DATUMS)
public class CursorBenchmark {

    static final int DATUMS = 200;

    @Param
    public Shape shape = Shape.ORDERS;

    private byte[] body = {};
    private AvroCursor cursor = new AvroCursor(Schema.create(Schema.Type.INT), java.util.List.of());
    private ProjectedValues slots = cursor.newValues();
    private AvroLibrary avro = new AvroLibrary(Schema.create(Schema.Type.INT));

    @Setup
    public void prepare() {
        Schema schema = shape.schema();
        body = Datums.body(schema, DATUMS);
        cursor = new AvroCursor(schema, shape.wanted());
        slots = cursor.newValues();
        avro = new AvroLibrary(schema);
        System.out.println(" " + body.length / DATUMS + " bytes a datum");
    }

    @Benchmark
    public int cursor(Blackhole into) throws MalformedDatumException {
        int at = 0;
        while (at < body.length) {
            at = cursor.read(body, at, body.length, slots);
            into.consume(slots);
        }
        return at;
    }

    @Benchmark
    public void skip() throws IOException {
        avro.skip(body, DATUMS);
    }

    @Benchmark
    public void decode(Blackhole into) throws IOException {
        avro.decode(body, DATUMS, into);
    }

    @Benchmark
    public void decodeReused(Blackhole into) throws IOException {
        avro.decodeReused(body, DATUMS, into);
    }
}
