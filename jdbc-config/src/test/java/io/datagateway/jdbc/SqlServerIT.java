// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Debezium's SQL Server connector, on a server of whoever has one: see {@link SqlServer}. */
@DatabaseTest
@Timeout(300)
@EnabledIfSystemProperty(named = "sqlserver.url", matches = "jdbc:sqlserver:.+")
class SqlServerIT {

    @Test
    void changesOfAnOrderKeepTheirOrderAndADeleteIsATombstone(ConnectCluster cluster) throws Exception {
        var server = new SqlServer("data_gateway_orders");
        server.runFile(Path.of("sql/sqlserver-demo.sql"));
        server.run("INSERT INTO dbo.orders VALUES ('s-1', 'cust_1', 12.5, 'pending', sysdatetimeoffset())");
        server.runFile(Path.of("sql/sqlserver-cdc.sql"));
        deploy(server, "orders-sqlserver", "sqlserver.orders", cluster);

        try (var arrivals = new Arrivals(cluster, "sqlserver.orders")) {
            arrivals.await(1);
            server.run("UPDATE dbo.orders SET status = 'confirmed'");
            server.run("UPDATE dbo.orders SET total_amount = -1");
            server.run("DELETE FROM dbo.orders");
            arrivals.await(4).settle();

            var datum = new Datum(Datum.schema("sqlserver.orders", "1.0.0"));
            assertThat(datum.history(arrivals, "s-1", "status")).containsExactly("pending", "confirmed", "deleted");
            assertThat(arrivals.dlq()).extracting(Arrivals::key).containsExactly("s-1");
        }
    }

    @Test
    void everyValueArrivesExactly(ConnectCluster cluster) throws Exception {
        var server = new SqlServer("data_gateway_types");
        server.runFile(Path.of("src/test/sql/sqlserver-types.sql"));
        server.runFile(Path.of("sql/sqlserver-cdc.sql"));
        deploy(server, "types-sqlserver", "shop.sqlserver", cluster);

        try (var arrivals = new Arrivals(cluster, "shop.sqlserver")) {
            arrivals.await(1);
            server.run("UPDATE dbo.orders SET note = 'streamed'");
            arrivals.await(2);

            var datum = new Datum(Datum.schema("shop.sqlserver", "1.0.0"));
            List<Map<String, Object>> rows = arrivals.prod().stream()
                    .map(record -> Row.of(datum.read(record.value())))
                    .toList();
            assertThat(rows)
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row)
                            .contains(
                                    entry("id", 9007199254740993L),
                                    entry("tiny", 255),
                                    entry("flag", true),
                                    entry("amount", new BigDecimal("-9999999999.99")),
                                    entry("price", new BigDecimal("12.3456")),
                                    entry("double", 0.1),
                                    entry("day", LocalDate.of(1, 1, 1)),
                                    entry("time_micros", LocalTime.parse("23:59:59.999999")),
                                    entry("local_nanos", 1_769_903_999_123_456_700L),
                                    entry("instant_micros", Instant.parse("2026-01-31T18:29:59.123456Z")),
                                    entry("uid", UUID.fromString("c0ffee00-0000-4000-8000-000000000001")),
                                    entry("text", "ü\"\\"),
                                    entry("content", ByteBuffer.wrap(new byte[] {0, -1, 16}))));
            assertThat(rows).extracting(row -> row.get("note")).containsExactly(null, "streamed");
        }
    }

    private static void deploy(SqlServer server, String name, String topic, ConnectCluster cluster) throws Exception {
        cluster.createTopics(topic, 1);
        cluster.kafka().createTopic("data-gateway.heartbeat." + name, 1);
        cluster.kafka().createTopic("data-gateway.schema-history." + name, 1);
        Map<String, String> config = server.cdcConfig(name, topic, "1.0.0", cluster);
        if (topic.equals("shop.sqlserver")) {
            config.put("transforms.key.field", "id");
        }
        cluster.deploy(name, config);
    }
}
