// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.avro.encode.AvroEncoder;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nested records into tables, with the settings that docs/nested-records.md gives: as JSON, and as columns. */
@DatabaseTest
@Timeout(300)
class NestedSinkIT {

    private static final String TOPIC = "shop.nested";
    private static final String MODE = "value.converter.nested.mode";

    @Test
    void recordsAreJsonOrColumnsAndDeletesArrive(PostgresServer server, ConnectCluster cluster) throws Exception {
        String rights = "GRANT SELECT, INSERT, UPDATE, DELETE ON nested TO data_gateway_sink";
        var json = new Sink("nested-json", TOPIC, "nested_json", "nested");
        server.createDatabase(json.database());
        server.run(json.database(), "CREATE TABLE nested (order_id text PRIMARY KEY, address jsonb, lines jsonb)");
        server.prepare(json.database(), "postgres-sink.sql", "orders");
        server.run(json.database(), rights);
        var flat = new Sink("nested-flat", TOPIC, "nested_flat", "nested");
        server.createDatabase(flat.database());
        server.run(flat.database(), """
                CREATE TABLE nested (order_id text PRIMARY KEY, address_city text, address_since date, lines jsonb)
                """);
        server.prepare(flat.database(), "postgres-sink.sql", "orders");
        server.run(flat.database(), rights);
        cluster.createTopics(TOPIC, 1);

        send(cluster, "o-1", order("o-1", "2026-01-31"));
        send(cluster, "o-2", order("o-2", null));
        json.deploy(server, cluster, Map.of(MODE, "json"));
        flat.deploy(
                server,
                cluster,
                Map.of(
                        MODE,
                        "json-lists",
                        "transforms",
                        "flatten",
                        "transforms.flatten.type",
                        "org.apache.kafka.connect.transforms.Flatten$Value",
                        "transforms.flatten.delimiter",
                        "_"));
        awaitRows(server, json, 2);
        awaitRows(server, flat, 2);

        String lines = "lines -> 0 ->> 'sku' || '/' || (lines -> 0 ->> 'price')";
        assertThat(text(server, json, "address ->> 'city' || ' ' || (address ->> 'since') || ' ' || (" + lines + ")"))
                .isEqualTo("Ulm 2026-01-31 s-1/9999999999.99");
        assertThat(text(server, flat, "address_city || ' ' || address_since || ' ' || (" + lines + ")"))
                .isEqualTo("Ulm 2026-01-31 s-1/9999999999.99");
        send(cluster, "o-2", null);
        awaitRows(server, json, 1);
        awaitRows(server, flat, 1);
    }

    private static byte[] order(String id, String since) throws Exception {
        var address = new HashMap<String, Object>();
        address.put("city", "Ulm");
        address.put("since", since);
        return new AvroEncoder(Datum.schema(TOPIC, "1.0.0"))
                .encode(Map.of(
                        "order_id", id,
                        "address", address,
                        "lines", List.of(Map.of("sku", "s-1", "price", new BigDecimal("9999999999.99")))));
    }

    private static void send(ConnectCluster cluster, String key, byte[] value) throws Exception {
        var version = new RecordHeader("version", "1.0.0".getBytes(UTF_8));
        try (var producer = cluster.kafka().createProducer(Map.of())) {
            producer.send(new ProducerRecord<>(TOPIC + ".prod", null, key.getBytes(UTF_8), value, List.of(version)))
                    .get();
        }
    }

    private static void awaitRows(PostgresServer server, Sink sink, int count) throws Exception {
        TestUtils.retryOnExceptionWithTimeout(
                120_000,
                () -> assertThat(query(server, sink, "SELECT count(*)::text FROM nested"))
                        .isEqualTo(Integer.toString(count)));
    }

    private static String text(PostgresServer server, Sink sink, String expression) throws Exception {
        return query(server, sink, "SELECT " + expression + " FROM nested WHERE order_id = 'o-1'");
    }

    private static String query(PostgresServer server, Sink sink, String sql) throws Exception {
        try (var connection = server.connect(sink.database());
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
