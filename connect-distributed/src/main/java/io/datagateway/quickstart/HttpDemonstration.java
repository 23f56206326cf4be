// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.demo.GatewayClient;
import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import io.datagateway.demo.TopicReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Sends real batches as a producer would, reads back from Kafka where the records ended, and checks both. */
final class Demonstration {

    private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(30);
    private static final String RAW = Orders.TOPIC + ".raw";
    private static final String PROD = Orders.TOPIC + ".prod";
    private static final String DLQ = Orders.TOPIC + ".dlq";

    /** The topics a demonstration reads and writes. */
    static final List<String> TOPICS = List.of(RAW, PROD, DLQ);

    private final Options options;
    private final Workspace workspace;
    private final PrintStream out;
    private final Orders orders;
    private long written;
    private boolean asExpected = true;

    Demonstration(Options options, Workspace workspace, PrintStream out) throws IOException {
        this.options = options;
        this.workspace = workspace;
        this.out = out;
        this.orders = new Orders(workspace.contracts());
    }

    /** What one request should lead to. */
    private record Expected(int status, String code, int prod, int dlq) {
        static Expected accepted(int prod, int dlq) {
            return new Expected(201, "", prod, dlq);
        }

        static Expected refused(int status, String code) {
            return new Expected(status, code, 0, 0);
        }
    }

    /** A request: who sends it, and the header {@code batch}. */
    private record Sending(String title, @Nullable String identity, int count, List<GenericRecord> records) {}

    /** Runs every scenario; true if each ended as it should. */
    boolean run() throws IOException, GeneralSecurityException, InterruptedException {
        List<GenericRecord> valid = List.of(
                orders.order("ord-1", 19.90, "pending"),
                orders.order("ord-2", 250_000, "shipped"),
                orders.order("ord-3", 0, "cancelled"));
        List<GenericRecord> mixed = List.of(
                orders.order("ord-4", 5, "confirmed"),
                orders.order("ord-5", 5, "lost"),
                orders.order("ord-6", 70, "cancelled"));
        Files.write(workspace.root().resolve("orders.avro"), orders.body(valid));
        String owner = Orders.TOPIC;
        try (var reader = new TopicReader(options.bootstrapServers(), TOPICS)) {
            scenario(
                    new Sending("three valid orders, one unusually large", owner, 3, valid),
                    Expected.accepted(3, 0),
                    reader);
            scenario(new Sending("two of three orders break a rule", owner, 3, mixed), Expected.accepted(1, 2), reader);
            scenario(
                    new Sending("four orders announced, three sent", owner, 4, valid),
                    Expected.refused(400, "BatchCountMismatch"),
                    reader);
            scenario(
                    new Sending("no client certificate", null, 3, valid),
                    Expected.refused(401, "CertificateRequired"),
                    reader);
            scenario(
                    new Sending("the certificate of another topic", "sales.refunds", 3, valid),
                    Expected.refused(403, "CertificateTopicMismatch"),
                    reader);
            check(reader.count(RAW) == written, "of the refused requests nothing is in " + RAW);
        }
        return asExpected;
    }

    private void scenario(Sending sending, Expected expected, TopicReader reader)
            throws IOException, GeneralSecurityException, InterruptedException {
        out.println("\n  " + sending.title());
        Path certs = workspace.certs();
        Answer answer = new GatewayClient(options.gatewayUrl(), certs, sending.identity())
                .post(Orders.TOPIC, Orders.headers(sending.count()), orders.body(sending.records()));
        out.println("    POST /api/1.0/" + Orders.TOPIC + "  →  " + answer.status() + " " + answer.body());
        if (answer.status() == 201) {
            ended(answer.text("batchId"), expected, reader);
        }
        check(
                answer.status() == expected.status() && answer.text("code").equals(expected.code()),
                expected.status() + " " + expected.code());
    }

    private void ended(String batchId, Expected expected, TopicReader reader) {
        int sent = expected.prod() + expected.dlq();
        var records = reader.await(batchId, 2 * sent, TIME_TO_ARRIVE);
        Map<String, Integer> counts = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            counts.merge(record.topic(), 1, Integer::sum);
            print(record);
        }
        written += sent;
        check(
                counts.getOrDefault(RAW, 0) == sent
                        && counts.getOrDefault(PROD, 0) == expected.prod()
                        && counts.getOrDefault(DLQ, 0) == expected.dlq(),
                sent + " in raw, " + expected.prod() + " in prod, " + expected.dlq() + " in dlq");
    }

    private void print(ConsumerRecord<byte[], byte[]> record) {
        String reasons =
                TopicReader.header(record, "quality.violations") + TopicReader.header(record, "quality.warnings");
        out.printf(
                "    %-18s partition %d offset %d  record-id %s%n",
                record.topic(), record.partition(), record.offset(), TopicReader.header(record, "record-id"));
        if (!reasons.isEmpty()) {
            out.println("      " + reasons);
        }
    }

    private void check(boolean holds, String what) {
        asExpected &= holds;
        out.println((holds ? "    as expected: " : "    NOT AS EXPECTED, it should be: ") + what);
    }
}
