// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.cluster.ClusterPaths;
import io.datagateway.demo.Orders;
import io.datagateway.demo.TopicReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Changes a table as an application would, reads back from Kafka where the rows ended, and checks that. */
final class DatabaseDemonstration {

    private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(60);

    private final QuickstartOptions options;
    private final DemoDatabase database;
    private final DemonstrationReport report;
    private final Orders orders;
    private final GenericRecord first;
    private final GenericRecord second;
    private final GenericRecord third;
    private int read;

    DatabaseDemonstration(
            QuickstartOptions options, ClusterPaths paths, DemoDatabase database, DemonstrationReport report)
            throws IOException {
        this.options = options;
        this.database = database;
        this.report = report;
        this.orders = new Orders(paths.contracts());
        this.first = orders.order("row-1", 19.90, "pending");
        this.second = orders.order("row-2", 70, "pending");
        this.third = orders.order("row-3", 0, "cancelled");
    }

    /** Puts two orders into the table; to be done before there is a connector. */
    void fill() throws IOException, InterruptedException {
        database.run(insert(first));
        database.run(insert(second));
    }

    /** Runs every scenario. */
    void run() throws IOException, InterruptedException {
        try (var reader = new TopicReader(options.bootstrapServers(), HttpDemonstration.TOPICS)) {
            report.title("two orders that were in the table before");
            delivered(List.of(avro(first), avro(second)), reader);

            report.title("a new order");
            execute(insert(third));
            delivered(List.of(avro(third)), reader);

            report.title("two changes of one order");
            delivered(List.of(change(first, "confirmed"), change(first, "shipped")), reader);

            report.title("a change that breaks a rule");
            change(second, "lost");
            rejected("status_known", reader);

            report.title("an order without the customer that the contract requires");
            execute("INSERT INTO orders (order_id, total_amount, status, created_at)"
                    + " VALUES ('row-4', 5, 'pending', now())");
            rejected("customer_id", reader);

            report.title("an order is deleted");
            execute("DELETE FROM orders WHERE order_id = 'row-3'");
            deleted(reader);
        }
    }

    private void execute(String sql) throws IOException, InterruptedException {
        report.line(sql);
        database.run(sql);
    }

    private static String insert(GenericRecord order) {
        return "INSERT INTO orders VALUES ('%s', '%s', %s, '%s', '%s')"
                .formatted(
                        order.get("order_id"),
                        order.get("customer_id"),
                        order.get("total_amount"),
                        order.get("status"),
                        Instant.ofEpochMilli((long) order.get("created_at")));
    }

    /** Changes the status of an order in the table; returns what a producer would send of it. */
    private ByteBuffer change(GenericRecord order, String status) throws IOException, InterruptedException {
        execute("UPDATE orders SET status = '" + status + "' WHERE order_id = '" + order.get("order_id") + "'");
        order.put("status", status);
        return avro(order);
    }

    private ByteBuffer avro(GenericRecord order) throws IOException {
        return ByteBuffer.wrap(orders.body(List.of(order)));
    }

    private void delivered(List<ByteBuffer> expected, TopicReader reader) {
        Arrived arrived = arrived(expected.size(), reader);
        report.check(
                arrived.are(expected.size(), 0) && arrived.datums().equals(expected),
                expected.size() + " in raw as JSON, and in prod as the Avro that a producer would send");
    }

    private void rejected(String reason, TopicReader reader) {
        Arrived arrived = arrived(1, reader);
        report.check(
                arrived.are(0, 1)
                        && Arrays.equals(
                                arrived.dlq().get(0).value(),
                                arrived.raw().get(0).value())
                        && TopicReader.header(arrived.dlq().get(0), "quality.violations")
                                .contains(reason),
                "1 in raw, and the same in dlq because of " + reason);
    }

    private void deleted(TopicReader reader) {
        Arrived arrived = arrived(1, reader);
        report.check(
                arrived.are(1, 0) && arrived.prod().get(0).value() == null,
                "1 in raw, and in prod a tombstone: this key is no more");
    }

    /** Records of one scenario. */
    private record Arrived(List<ConsumerRecord<byte[], byte[]>> records) {

        List<ConsumerRecord<byte[], byte[]>> in(String topic) {
            return records.stream()
                    .filter(record -> record.topic().equals(topic))
                    .toList();
        }

        List<ConsumerRecord<byte[], byte[]>> raw() {
            return in(HttpDemonstration.RAW);
        }

        List<ConsumerRecord<byte[], byte[]>> prod() {
            return in(HttpDemonstration.PROD);
        }

        /** Returns the values in prod, ordered by key, those of one key as they came. */
        List<ByteBuffer> datums() {
            return prod().stream()
                    .sorted(Comparator.comparing(DatabaseDemonstration::key))
                    .map(record -> ByteBuffer.wrap(Objects.requireNonNullElse(record.value(), new byte[0])))
                    .toList();
        }

        List<ConsumerRecord<byte[], byte[]>> dlq() {
            return in(HttpDemonstration.DLQ);
        }

        boolean are(int inProd, int inDlq) {
            return raw().size() == inProd + inDlq && prod().size() == inProd && dlq().size() == inDlq;
        }
    }

    /** Waits for so many records more of the table, in raw and then in prod or dlq, and prints them. */
    private Arrived arrived(int count, TopicReader reader) {
        int end = read + 2 * count;
        var all = reader.await(DatabaseDemonstration::isOfTable, end, TIME_TO_ARRIVE);
        var arrived = new Arrived(all.subList(Math.min(read, all.size()), all.size()));
        read = end;
        arrived.records().forEach(record -> report.record(record, "key " + key(record) + ", " + form(record)));
        return arrived;
    }

    private static boolean isOfTable(ConsumerRecord<byte[], byte[]> record) {
        return key(record).startsWith("row-");
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    private static String form(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return "tombstone";
        }
        return TopicReader.header(record, "content-type").isEmpty() ? "Avro" : "JSON";
    }
}
