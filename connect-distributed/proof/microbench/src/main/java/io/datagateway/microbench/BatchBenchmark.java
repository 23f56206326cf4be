// SPDX-License-Identifier: Apache-2.0
package io.datagateway.microbench;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.BatchFormatException;
import io.datagateway.http.intake.BatchIdentity;
import io.datagateway.http.intake.BatchMetadata;
import io.datagateway.http.intake.ContractBatchDecoder;
import io.datagateway.http.intake.Deadlines;
import io.datagateway.http.intake.RawTopicMetadata;
import io.datagateway.http.record.GatewayRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.kafka.connect.source.SourceRecord;
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

/**
 * Measures the way from a request's body to the records of {@code poll()} and their headers, next to decoding the same body with Avro's
 * reader.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BatchBenchmark.RECORDS)
public class BatchBenchmark {

    static final int RECORDS = 10_000;

    private static final RawTopicMetadata TARGET = new RawTopicMetadata("", 4, 1_000_000, false);

    @Param({"1", "100", "1000", "10000"})
    public int batch = 1;

    @Param({"ORDERS", "TWENTY"})
    public Shape shape = Shape.ORDERS;

    private byte[] body = {};
    private ContractBatchDecoder decoder = new ContractBatchDecoder(contract(Shape.ORDERS));
    private AvroLibrary avro = new AvroLibrary(Schema.create(Schema.Type.INT));

    @Setup
    public void prepare() {
        body = Datums.body(shape.schema(), batch);
        decoder = new ContractBatchDecoder(contract(shape));
        avro = new AvroLibrary(shape.schema());
    }

    private static Contract contract(Shape shape) {
        var id = new ContractId("sales.orders", ContractVersion.parse("2.1.0").orElseThrow());
        return new Contract(
                id,
                ContractStatus.ACTIVE,
                shape.schema(),
                List.of(shape.wanted().get(0)),
                List.of());
    }

    @Benchmark
    public void sourceRecords(Blackhole into) throws BatchFormatException {
        for (int done = 0; done < RECORDS; done += batch) {
            for (SourceRecord each : records()) {
                into.consume(each);
                each.headers().forEach(into::consume);
            }
        }
    }

    private List<SourceRecord> records() throws BatchFormatException {
        var metadata = new BatchMetadata(
                new BatchIdentity("sales.orders", "sales.orders", "0193a1c2-7d2e-7b3a-9c41-5d6e7f809abc"),
                decoder.contract().id(),
                null,
                Map.of());
        var deadlines = new Deadlines(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        var whole = new Batch(metadata, decoder.read(body, batch), TARGET, deadlines);
        return GatewayRecord.listOf(List.of(whole));
    }

    @Benchmark
    public void decode(Blackhole into) throws IOException {
        for (int done = 0; done < RECORDS; done += batch) {
            avro.decode(body, batch, into);
        }
    }
}
