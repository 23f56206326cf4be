// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.TopicFamily;
import io.datagateway.microbench.Datums;
import io.datagateway.microbench.Shape;
import io.datagateway.quality.smt.RouteByVerdict;
import io.datagateway.quality.smt.ValidateContract;
import io.datagateway.quality.validation.dedup.DedupIndex;
import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.dedup.RecordFingerprint;
import io.datagateway.quality.validation.topics.RawPartition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.source.SourceRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Measures what the validation connector does with a record of {@code sales.orders.raw}, step by step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ValidationBenchmark.RECORDS)
public class ValidationBenchmark {

    static final int RECORDS = 500;

    private static final int WINDOW = 1_000_000;
    private static final long NOW = 1_767_225_600_000L + 1_000_000_000L;

    private final List<ConsumerRecord<byte[], byte[]>> raw = new ArrayList<>();
    private final List<SourceRecord> copies = new ArrayList<>();
    private final RecordFingerprint fingerprint = new RecordFingerprint();
    private final DedupMemory memory = new DedupMemory(Long.MAX_VALUE);
    private final DedupIndex seen = new DedupIndex(new DedupWindow(1, WINDOW), memory, "sales.orders.raw");
    private final Random random = new Random(1);
    private final long[] fresh = new long[2 * RECORDS];
    private final RawPartition partition =
            new RawPartition(TopicFamily.ofRaw("sales.orders.raw").orElseThrow(), Uuid.randomUuid(), 0, 0);
    private final PartitionCopier copier = new PartitionCopier(partition, new CopyProgress(), null);
    private final ValidateContract<SourceRecord> validate = new ValidateContract<>();
    private final RouteByVerdict<SourceRecord> route = new RouteByVerdict<>();

    @Setup
    public void prepare() {
        validate.configure(Map.of("contracts.path", System.getProperty("catalog")));
        route.configure(Map.of());
        List<byte[]> datums = Datums.list(Shape.ORDERS.schema(), RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            raw.add(raw(i, datums.get(i)));
        }
        copier.copy(raw, copies);
        for (int i = 0; i < WINDOW; i++) {
            seen.add(random.nextLong(), random.nextLong(), NOW);
        }
    }

    private static ConsumerRecord<byte[], byte[]> raw(int offset, byte[] value) {
        var headers = new RecordHeaders();
        headers.add("version", bytes("2.1.0"));
        headers.add("record-id", bytes("0193a1c2-7d2e-7b3a-9c41-5d6e7f809abc/" + offset));
        return new ConsumerRecord<>(
                "sales.orders.raw",
                0,
                offset,
                NOW,
                TimestampType.CREATE_TIME,
                20,
                value.length,
                bytes("order_" + (10_000_000 + offset)),
                value,
                headers,
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public void fingerprint(Blackhole into) {
        for (ConsumerRecord<byte[], byte[]> one : raw) {
            fingerprint.take(one);
            into.consume(fingerprint.high() ^ fingerprint.low());
        }
    }

    /** Measures a full window of a million, all new; less {@link #randomNumbers}, the time of the check alone. */
    @Benchmark
    public void seenRecords(Blackhole into) {
        randomNumbers();
        for (int i = 0; i < RECORDS; i++) {
            into.consume(seen.add(fresh[2 * i], fresh[2 * i + 1], NOW));
        }
    }

    @Benchmark
    public void randomNumbers() {
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = random.nextLong();
        }
    }

    /** Measures the way from consumer record to source record, without looking for duplicates. */
    @Benchmark
    public void copy(Blackhole into) {
        List<SourceRecord> made = new ArrayList<>(RECORDS);
        copier.copy(raw, made);
        into.consume(made);
    }

    @Benchmark
    public void validateContract(Blackhole into) {
        for (SourceRecord record : copies) {
            into.consume(validate.apply(record));
        }
    }

    @Benchmark
    public void bothTransforms(Blackhole into) {
        for (SourceRecord record : copies) {
            into.consume(route.apply(validate.apply(record)));
        }
    }
}
