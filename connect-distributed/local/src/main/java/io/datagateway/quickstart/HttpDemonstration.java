// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cluster.ClusterPaths;
import io.datagateway.demo.GatewayClient;
import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import io.datagateway.demo.TopicReader;
import java.io.IOException;
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
final class HttpDemonstration {

    private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(30);
    static final String RAW = Orders.TOPIC + ".raw";
    static final String PROD = Orders.TOPIC + ".prod";
    static final String DLQ = Orders.TOPIC + ".dlq";

    /** The topics a demonstration reads and writes. */
    static final List<String> TOPICS = List.of(RAW, PROD, DLQ);

    private final QuickstartOptions options;
    private final ClusterPaths paths;
    private final DemonstrationReport report;
    private final Orders orders;
    private long written;

    HttpDemonstration(QuickstartOptions options, ClusterPaths paths, DemonstrationReport report) throws IOException {
        this.options = options;
        this.paths = paths;
        this.report = report;
        this.orders = new Orders(paths.contracts());
    }

    /** The answer and the records that one request should lead to. */
    private record Expected(int status, String code, int prod, int dlq) {
        static Expected accepted(int prod, int dlq) {
            return new Expected(201, "", prod, dlq);
        }

        static Expected refused(int status, String code) {
            return new Expected(status, code, 0, 0);
        }
    }

    /** A request: its sender and the header {@code batch}. */
    private record Sending(String title, @Nullable String identity, int count, List<GenericRecord> records) {}

    void run() throws IOException, GeneralSecurityException, InterruptedException {
        List<GenericRecord> valid = List.of(
                orders.order("ord-1", 19.90, "pending"),
                orders.order("ord-2", 250_000, "shipped"),
                orders.order("ord-3", 0, "cancelled"));
        List<GenericRecord> mixed = List.of(
                orders.order("ord-4", 5, "confirmed"),
                orders.order("ord-5", 5, "lost"),
                orders.order("ord-6", 70, "cancelled"));
        Files.write(paths.root().resolve("orders.avro"), orders.body(valid));
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
            report.check(reader.count(RAW) == written, "of the refused requests nothing is in " + RAW);
        }
    }

    private void scenario(Sending sending, Expected expected, TopicReader reader)
            throws IOException, GeneralSecurityException, InterruptedException {
        report.title(sending.title());
        Path certs = paths.certs();
        Answer answer = new GatewayClient(options.gatewayUrl(), certs, sending.identity())
                .post(Orders.TOPIC, Orders.headers(sending.count()), orders.body(sending.records()));
        report.line("POST /api/1.0/" + Orders.TOPIC + "  →  " + answer.status() + " " + answer.body());
        if (answer.status() == 201) {
            ended(answer.text("batchId"), expected, reader);
        }
        report.check(
                answer.status() == expected.status() && answer.text("code").equals(expected.code()),
                expected.status() + " " + expected.code());
    }

    private void ended(String batchId, Expected expected, TopicReader reader) {
        int sent = expected.prod() + expected.dlq();
        var records = reader.await(batchId, 2 * sent, TIME_TO_ARRIVE);
        Map<String, Integer> counts = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            counts.merge(record.topic(), 1, Integer::sum);
            report.record(record, "record-id " + TopicReader.header(record, "record-id"));
        }
        written += sent;
        report.check(
                counts.getOrDefault(RAW, 0) == sent
                        && counts.getOrDefault(PROD, 0) == expected.prod()
                        && counts.getOrDefault(DLQ, 0) == expected.dlq(),
                sent + " in raw, " + expected.prod() + " in prod, " + expected.dlq() + " in dlq");
    }
}
