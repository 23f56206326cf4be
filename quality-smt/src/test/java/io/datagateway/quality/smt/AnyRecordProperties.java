// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.datagateway.contract.Contract;
import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.contract.avro.encode.UnencodableException;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a record is, both transforms as they are deployed bring it to {@code .prod} or {@code .dlq}: nothing is
 * thrown, nothing of the record is told, and it takes a bounded time of the processor and a bounded memory.
 */
class AnyRecordProperties {

    /** Many times what any of these records takes, on a busy machine that has compiled nothing yet. */
    private static final long MOST_TIME = TimeUnit.SECONDS.toNanos(20);
    /** For each byte of a record, and beside that: JSON becomes a tree, a text and a datum. */
    private static final long MOST_BYTES_PER_BYTE = 400;

    private static final long MOST_BYTES = 256L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final ValidateContract<SourceRecord> VALIDATE = new ValidateContract<>();
    private static final RouteByVerdict<SourceRecord> ROUTE = new RouteByVerdict<>();
    private static List<Contract> contracts = List.of();

    @BeforeContainer
    static void deploy() throws Exception {
        VALIDATE.configure(Map.of("contracts.path", Orders.CATALOG.toString()));
        ROUTE.configure(Map.of());
        contracts = List.copyOf(OdcsCatalogLoader.load(Orders.CATALOG).contracts());
    }

    @AfterContainer
    static void undeploy() {
        VALIDATE.close();
        ROUTE.close();
    }

    @Property(tries = 1_000)
    void anyBytesAreDeliveredOrDeadLetters(@ForAll byte[] bytes, @ForAll boolean json, @ForAll int contract) {
        judge(of(contract), bytes, bytes.length, json);
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void anyJsonIsDeliveredOrADeadLetter(@ForAll long seed, @ForAll int number) {
        Random random = new Random(seed);
        Contract contract = of(number);
        byte[] json = new HostileValues(random, 2 + random.nextInt(60))
                .json(contract.schema())
                .getBytes(StandardCharsets.UTF_8);

        judge(contract, json, json.length, true);
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void anyTreeIsDeliveredOrADeadLetter(@ForAll long seed, @ForAll int number) {
        Random random = new Random(seed);
        Contract contract = of(number);
        Object tree = new HostileValues(random, 2 + random.nextInt(60)).tree(contract.schema());

        judge(contract, tree, 1 << 20, false);
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void anyDatumWithAMistakeIsDeliveredOrADeadLetter(@ForAll long seed, @ForAll int number) {
        Random random = new Random(seed);
        Contract contract = of(number);
        byte[] datum = mutated(random, datum(contract, new HostileValues(random, Integer.MAX_VALUE)));

        judge(contract, datum, datum.length, false);
    }

    private static Contract of(int number) {
        return contracts.get(Math.floorMod(number, contracts.size()));
    }

    private static byte[] datum(Contract contract, HostileValues values) {
        try {
            return new AvroEncoder(contract.schema()).encode(values.tree(contract.schema()));
        } catch (UnencodableException e) {
            return HostileValues.MARKER.getBytes(StandardCharsets.UTF_8); // decimals and times are often out of range
        }
    }

    private static byte[] mutated(Random random, byte[] datum) {
        for (int i = random.nextInt(4); i > 0 && datum.length > 0; i--) {
            datum[random.nextInt(datum.length)] = (byte) random.nextInt(256);
        }
        return datum;
    }

    private static void judge(Contract contract, @Nullable Object value, long size, boolean json) {
        var headers = new ConnectHeaders();
        byte[] version = contract.version().toString().getBytes(StandardCharsets.UTF_8);
        headers.add("version", version, Schema.BYTES_SCHEMA);
        if (json) {
            headers.addString("content-type", "application/json");
        }
        String topic = contract.topic();
        Map<String, ?> partition = Map.of("topic", topic + ".raw", "partition", 0L);
        Schema schema = value instanceof byte[] ? Schema.BYTES_SCHEMA : null;
        var source = new SourceRecord(
                partition, Map.of("offset", 1L), topic + ".dlq", 0, null, null, schema, value, Orders.NOW, headers);
        long time = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());

        SourceRecord routed = ROUTE.apply(VALIDATE.apply(source));

        assertThat(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes)
                .isLessThan(MOST_BYTES + size * MOST_BYTES_PER_BYTE);
        assertThat(THREADS.getCurrentThreadCpuTime() - time).isLessThan(MOST_TIME);
        assertThat(routed.topic()).isIn(topic + ".prod", topic + ".dlq");
        routed.headers().forEach(AnyRecordProperties::tellsNothing);
        if (routed.topic().endsWith(".dlq")) {
            assertThat(routed.value()).isSameAs(value);
        }
    }

    private static void tellsNothing(Header header) {
        if (header.value() instanceof byte[] text) {
            assertThat(new String(text, StandardCharsets.UTF_8))
                    .doesNotContain(HostileValues.MARKER, HostileValues.DIGITS, "\"internal\"");
        }
    }
}
