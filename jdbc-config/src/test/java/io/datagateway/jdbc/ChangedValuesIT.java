// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values for which the connector writes something else: as far as a record shows it, it is a dead letter. */
@DatabaseTest
@Timeout(300)
class ChangedValuesIT {

    private static final Source CHANGED = new Source("changed-cdc", "changed", "changed", "shop.changed", "1.0.0");

    /** Column and value. */
    private static final List<List<String>> ROWS = List.of(
            List.of("day", "'infinity'"),
            List.of("day", "'-infinity'"),
            List.of("at", "'infinity'"),
            List.of("at", "'-infinity'"),
            List.of("day_text", "'infinity'"),
            List.of("days", "'{2026-01-31,infinity}'"),
            List.of("tags", "'{{a,b},{c,d}}'"),
            List.of("tags", "'{{{a}}}'"),
            List.of("uids", "'{{c0ffee00-0000-4000-8000-000000000001}}'"));

    @Test
    void theyAreDeadLettersInTheSnapshotAndLive(PostgresServer server, ConnectCluster cluster) throws Exception {
        server.createDatabase(CHANGED.database());
        server.run(CHANGED.database(), """
                CREATE TABLE changed (id text PRIMARY KEY, count int, day date, at timestamp, day_text date,
                    days date[], tags text[], uids uuid[], note text, content bytea, numbers int[]);
                ALTER TABLE changed ALTER note SET STORAGE EXTERNAL, ALTER numbers SET STORAGE EXTERNAL;
                """);
        insertRows(server, "snapshot");
        CHANGED.prepare(server);
        cluster.createTopics(CHANGED.topic(), 1);
        CHANGED.deploy(server, cluster, Map.of("transforms.key.field", "id"));
        try (var arrivals = new Arrivals(cluster, CHANGED.topic())) {
            arrivals.await(ROWS.size());
            insertRows(server, "live");
            updateWithoutFullIdentity(server);
            arrivals.await(2 * ROWS.size() + 2);

            assertThat(arrivals.prod()).extracting(Arrivals::key).containsExactly("large");
            assertThat(arrivals.dlq()).extracting(ChangedValuesIT::reasons).containsExactlyElementsOf(expected());
        }
    }

    /** An update that leaves large values alone, when the log does not have them. */
    private static void updateWithoutFullIdentity(PostgresServer server) throws Exception {
        server.run(CHANGED.database(), """
                ALTER TABLE changed REPLICA IDENTITY DEFAULT;
                INSERT INTO changed (id, count, note, content, tags, uids, numbers)
                SELECT 'large', 1, repeat('x', 9000), (SELECT string_agg(sha256(n::text::bytea), '') FROM n),
                    (SELECT array_agg(md5(n::text)) FROM n), (SELECT array_agg(md5(n::text)::uuid) FROM n),
                    (SELECT array_agg(n) FROM n);
                """.replace("FROM n)", "FROM generate_series(1, 3000) AS n)"));
        server.run(CHANGED.database(), "UPDATE changed SET count = 2 WHERE id = 'large'");
    }

    private static void insertRows(PostgresServer server, String phase) throws Exception {
        for (int i = 0; i < ROWS.size(); i++) {
            List<String> row = ROWS.get(i);
            server.run(
                    CHANGED.database(),
                    "INSERT INTO changed (id, %s) VALUES ('%s-%d', %s)".formatted(row.get(0), phase, i, row.get(1)));
        }
    }

    private static List<String> expected() {
        var expected = new ArrayList<String>();
        for (String phase : List.of("snapshot", "live")) {
            for (int i = 0; i < ROWS.size(); i++) {
                expected.add(phase + '-' + i + " substitute " + ROWS.get(i).get(0));
            }
        }
        expected.add("large substitute tags, uids, note, content, numbers");
        return expected;
    }

    /** Key, rule and fields. */
    private static String reasons(ConsumerRecord<byte[], byte[]> record) {
        var rules = new LinkedHashSet<String>();
        var fields = new LinkedHashSet<String>();
        try {
            for (JsonNode violation : new ObjectMapper().readTree(Arrivals.header(record, "quality.violations"))) {
                rules.add(violation.get("rule").asText());
                fields.add(violation.get("path").asText().replaceAll("\\[.*", ""));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Arrivals.key(record) + ' ' + String.join(", ", rules) + ' ' + String.join(", ", fields);
    }
}
