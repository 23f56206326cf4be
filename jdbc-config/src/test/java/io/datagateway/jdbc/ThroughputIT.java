// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Rows a second, by snapshot and by streaming, from the table to {@code .raw} and to {@code .prod}: {@code -Drows=300000}. */
@DatabaseTest
@Timeout(600)
@EnabledIfSystemProperty(named = "rows", matches = "[0-9]+")
class ThroughputIT {

    private static final Source ORDERS = new Source("orders-rate", "rate", "orders", "sales.orders", "2.1.0");
    private static final int ROWS = Integer.getInteger("rows", 0);
    private static final int ROWS_PER_TRANSACTION = 1_000;

    @Test
    void snapshotAndStreaming(PostgresServer server, ConnectCluster cluster) throws Exception {
        server.createDatabase(ORDERS.database());
        server.prepare(ORDERS.database(), "postgres-demo.sql", "orders");
        insert(server, 1, ROWS);
        ORDERS.prepare(server);
        cluster.createTopics(ORDERS.topic(), 2);

        try (var raw = counter(cluster, ".raw");
                var prod = counter(cluster, ".prod")) {
            long begin = System.nanoTime();
            ORDERS.deploy(server, cluster, Map.of());
            report("snapshot (with the start of the connector) to raw", ROWS, begin, raw);
            report("snapshot (with the start of the connector) to prod", ROWS, begin, prod);

            begin = System.nanoTime();
            for (int from = ROWS + 1; from <= 2 * ROWS; from += ROWS_PER_TRANSACTION) {
                insert(server, from, Math.min(from + ROWS_PER_TRANSACTION - 1, 2 * ROWS));
            }
            System.out.printf("inserted in %.1f s%n", (System.nanoTime() - begin) / 1e9);
            report("streaming to raw", ROWS, begin, raw);
            report("streaming to prod", ROWS, begin, prod);
        }
    }

    private static void insert(PostgresServer server, int from, int to) throws Exception {
        server.run(
                ORDERS.database(),
                "INSERT INTO orders SELECT 'ord-' || n, 'cust_' || n, n % 1000, 'pending', now()"
                        + " FROM generate_series(" + from + ", " + to + ") AS n");
    }

    private static KafkaConsumer<byte[], byte[]> counter(ConnectCluster cluster, String suffix) {
        var consumer = cluster.kafka().createConsumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
        var partitions = consumer.partitionsFor(ORDERS.topic() + suffix).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static void report(String what, int rows, long begin, KafkaConsumer<byte[], byte[]> counter) {
        int count = 0;
        while (count < rows) {
            count += counter.poll(Duration.ofMillis(100)).count();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%s: %d rows in %.1f s, %.0f rows/s%n", what, count, seconds, count / seconds);
    }
}
