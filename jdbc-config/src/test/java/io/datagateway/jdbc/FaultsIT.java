// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows that cannot become what the contract asks: they end in {@code .dlq}, and nothing stops. */
@DatabaseTest
@Timeout(300)
class FaultsIT {

    private static final Source FAULTS = new Source("faults-cdc", "faults", "faults", "shop.faults", "1.0.0");

    @Test
    void aRowThatBreaksTheContractGoesToTheDeadLettersWithItsReason(PostgresServer server, ConnectCluster cluster)
            throws Exception {
        server.createDatabase(FAULTS.database());
        server.run(FAULTS.database(), """
                CREATE TABLE faults (id bigint PRIMARY KEY, name text, count bigint, amount numeric, mood text,
                    at timestamptz, uid text)
                """);
        insert(server, "0, 'good', 1, 1.50, 'ok', '2026-01-31 23:59:59.999+01', gen_random_uuid()::text");
        FAULTS.prepare(server);
        cluster.createTopics(FAULTS.topic(), 1);
        FAULTS.deploy(server, cluster, Map.of("transforms.key.field", "id"));

        insert(server, "1, NULL, 1, 1.50, 'ok', '2026-01-31', gen_random_uuid()::text");
        insert(server, "2, 'wide', 2147483648, 1.50, 'ok', '2026-01-31', gen_random_uuid()::text");
        insert(server, "3, 'digits', 1, 12345.67, 'ok', '2026-01-31', gen_random_uuid()::text");
        insert(server, "4, 'nan', 1, 'NaN', 'ok', '2026-01-31', gen_random_uuid()::text");
        insert(server, "5, 'symbol', 1, 1.50, 'angry', '2026-01-31', gen_random_uuid()::text");
        insert(server, "6, 'micros', 1, 1.50, 'ok', '2026-01-31 00:00:00.000001', gen_random_uuid()::text");
        insert(server, "7, 'infinite', 1, 1.50, 'ok', 'infinity', gen_random_uuid()::text");
        insert(server, "8, 'uuid', 1, 1.50, 'ok', '2026-01-31', 'secret'");
        server.run(FAULTS.database(), "ALTER TABLE faults ADD COLUMN added text");
        insert(server, "9, 'column', 1, 1.50, 'ok', '2026-01-31', gen_random_uuid()::text, 'secret'");
        server.run(FAULTS.database(), "ALTER TABLE faults DROP COLUMN added");
        insert(server, "10, 'last', 1, 1.50, 'ok', '2026-01-31', gen_random_uuid()::text");

        try (var arrivals = new Arrivals(cluster, FAULTS.topic())) {
            arrivals.await(11);
            assertThat(arrivals.prod()).extracting(Arrivals::key).containsExactly("0", "10");
            assertThat(arrivals.dlq())
                    .extracting(record -> Arrivals.key(record) + ' ' + reasons(record))
                    .containsExactly(
                            "1 required name",
                            "2 range count",
                            "3 range amount",
                            "4 type amount",
                            "5 enum mood",
                            "6 range at",
                            "7 type at",
                            "8 type uid",
                            "9 unknown-field added");
            assertThat(arrivals.dlq())
                    .allSatisfy(record -> assertThat(Arrivals.header(record, "quality.violations"))
                            .doesNotContain("secret"));
        }
    }

    private static void insert(PostgresServer server, String row) throws Exception {
        server.run(FAULTS.database(), "INSERT INTO faults VALUES (" + row + ")");
    }

    /** Rule and path of each violation. */
    private static String reasons(ConsumerRecord<byte[], byte[]> record) {
        var violations = new StringJoiner(", ");
        try {
            for (JsonNode violation : new ObjectMapper().readTree(Arrivals.header(record, "quality.violations"))) {
                violations.add(violation.get("rule").asText()
                        + ' '
                        + violation.get("path").asText());
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return violations.toString();
    }
}
