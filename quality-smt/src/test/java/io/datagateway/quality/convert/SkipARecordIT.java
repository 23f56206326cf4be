// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.contract.avro.encode.UnencodableException;
import io.datagateway.embedded.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sink that meets a record which it cannot convert, and the commands of {@code docs/skip-a-record.md} against that. */
@Timeout(240)
class SkipARecordIT {

    private static final String SINK = "orders-sink";
    private static final String TOPIC = "sales.orders.prod";
    private static final String SKIPPED = "orders-sink.skipped";
    private static final byte[] POISON = "secret-value".getBytes(UTF_8);
    private static final int STATUS = 0;
    private static final int PUT_ASIDE = 1;
    private static final int ONE_BY_ONE = 2;
    private static final int STOP = 3;
    private static final int POSITION = 4;
    private static final int SKIP = 5;
    private static final int USUAL = 6;
    private static final int RESUME = 7;
    private static final Pattern COMMANDS = Pattern.compile("(?s)```bash\n(.*?)```");

    private static EmbeddedCluster cluster;
    private static List<String> commands;

    @BeforeAll
    static void start() throws IOException {
        cluster = new EmbeddedCluster(
                "skip", Map.of("plugin.discovery", "service_load", "offset.flush.interval.ms", "500"));
        commands = COMMANDS.matcher(Files.readString(Path.of("docs/skip-a-record.md")))
                .results()
                .map(command -> command.group(1))
                .toList();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        RecordingSink.TAKEN.clear();
        cluster.kafka().createTopic(TOPIC, 1);
        cluster.deploy(SINK, settings());
    }

    @Test
    void theCommandsOfThePageTakeTheSinkPastARecordThatCannotBeConverted(@TempDir Path folder) throws Exception {
        assertThat(commands).hasSize(8);
        send(order("o0"), order("o1"), POISON, order("o3"));

        awaitFailed();
        assertThat(run(commands.get(STATUS), folder))
                .contains("\"FAILED\"", "the value is not a datum of sales.orders:2.1.0")
                .doesNotContain("secret");
        run(commands.get(ONE_BY_ONE), folder);
        awaitTaken("o0", "o1");
        awaitFailed();
        run(commands.get(STOP), folder);
        awaitState("STOPPED");
        assertThat(run(commands.get(POSITION), folder)).contains("\"kafka_offset\":2}");
        assertThat(run(commands.get(SKIP).replace("18", "3"), folder)).contains("successfully");
        assertThat(run(commands.get(USUAL), folder)).doesNotContain("max.poll.records");
        run(commands.get(RESUME), folder);
        awaitTaken("o0", "o1", "o3");

        send(POISON, order("o5"), null);
        awaitFailed();
        run(commands.get(PUT_ASIDE).replace("\"3\"", "\"1\""), folder);
        awaitTaken("o0", "o1", "o3", "o5", "deleted o9");

        ConsumerRecord<byte[], byte[]> skipped =
                cluster.kafka().consume(1, 30_000, SKIPPED).iterator().next();
        assertThat(skipped.value()).isEqualTo(POISON);
        assertThat(new String(
                        skipped.headers()
                                .lastHeader("__connect.errors.exception.message")
                                .value(),
                        UTF_8))
                .contains("is not a datum of sales.orders:2.1.0")
                .doesNotContain("secret");
    }

    /** Runs a command of the page against this worker, and returns what it prints. */
    private static String run(String command, Path folder) throws Exception {
        String here =
                command.replace("http://localhost:8083/", cluster.connect().endpointForResource(""));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder("bash", "-c", here)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(output);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private static void awaitFailed() throws InterruptedException {
        cluster.connect().assertions().assertConnectorIsRunningAndTasksHaveFailed(SINK, 1, "it does not fail");
    }

    private static void awaitState(String state) throws InterruptedException {
        TestUtils.waitForCondition(
                () -> cluster.connect()
                        .connectorStatus(SINK)
                        .connector()
                        .state()
                        .equals(state),
                30_000,
                "it is not " + state);
    }

    private static void awaitTaken(String... orders) throws InterruptedException {
        TestUtils.waitForCondition(
                () -> taken().equals(List.of(orders)), 60_000, () -> "the sink has taken " + taken());
    }

    private static List<String> taken() {
        return RecordingSink.TAKEN.stream().map(SkipARecordIT::text).toList();
    }

    /** The tombstones of this test are of order o9. */
    private static String text(SinkRecord taken) {
        return taken.value() instanceof Struct order
                ? order.getString("order_id")
                : "deleted " + ((Struct) taken.key()).getString("order_id");
    }

    /** Sends the records in one batch, so that the sink gets them together. */
    private static void send(byte[]... values) {
        try (Producer<byte[], byte[]> producer = cluster.kafka().createProducer(Map.of("linger.ms", "1000"))) {
            for (byte[] value : values) {
                byte[] key = value == null ? "o9".getBytes(UTF_8) : null;
                var record = new ProducerRecord<byte[], byte[]>(TOPIC, 0, key, value);
                record.headers().add("version", "2.1.0".getBytes(UTF_8));
                producer.send(record);
            }
        }
    }

    private static byte[] order(String id) throws UnencodableException {
        return new AvroEncoder(Rows.contract("sales.orders", "2.1.0").schema())
                .encode(Map.of(
                        "order_id",
                        id,
                        "customer_id",
                        "cust_1",
                        "total_amount",
                        12.5,
                        "status",
                        "pending",
                        "created_at",
                        7L));
    }

    private static Map<String, String> settings() {
        String converter = ContractAvroConverter.class.getName();
        String contracts = Rows.CATALOG.toAbsolutePath().normalize().toString();
        return Map.of(
                "name", SINK,
                "connector.class", RecordingSink.class.getName(),
                "tasks.max", "1",
                "topics", TOPIC,
                "key.converter", converter,
                "key.converter.contracts.path", contracts,
                "value.converter", converter,
                "value.converter.contracts.path", contracts);
    }
}
