// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions that each count {@value #IDS} counters up by one, while the world around them stops and starts. */
@DatabaseTest
@Timeout(300)
class RestartIT {

    private static final int IDS = 300;
    private static final String FIRST_HALF = "UPDATE counters SET count = count + 1 WHERE id <= " + IDS / 2;
    private static final String SECOND_HALF = "UPDATE counters SET count = count + 1 WHERE id > " + IDS / 2;

    private static final Source COUNTERS = new Source("counters-cdc", "counters", "counters", "shop.counters", "1.0.0");

    @Test
    void everyCommittedChangeArrivesOnceAndInOrder(PostgresServer server, ConnectCluster cluster) throws Exception {
        server.createDatabase(COUNTERS.database());
        server.run(COUNTERS.database(), "CREATE TABLE counters (id int PRIMARY KEY, count bigint NOT NULL)");
        server.run(COUNTERS.database(), "INSERT INTO counters SELECT n, 0 FROM generate_series(1, " + IDS + ") AS n");
        COUNTERS.prepare(server);
        cluster.createTopics(COUNTERS.topic(), 3);
        COUNTERS.deploy(server, cluster, Map.of("transforms.key.field", "id"));

        try (var arrivals = new Arrivals(cluster, COUNTERS.topic())) {
            arrivals.await(IDS);
            count(server, 10, () -> {});
            count(server, 1, cluster::replaceWorker);
            count(server, 10, () -> {});
            arrivals.await(IDS * (1 + 21));

            count(server, 5, () -> {});
            server.crash();
            count(server, 5, () -> {});
            count(server, 1, () -> cluster.connect().restartTask(COUNTERS.name(), 0));
            count(server, 5, () -> {});
            arrivals.await(IDS * (1 + 37)).settle();

            assertThat(counts(arrivals))
                    .hasSize(IDS)
                    .allSatisfy((key, counts) -> assertThat(counts)
                            .as("counter %s", key)
                            .isEqualTo(LongStream.rangeClosed(0, 37).boxed().toList()));
            assertThat(arrivals.dlq()).isEmpty();
        }
    }

    /** Counts up in so many transactions, in the midst of each of which something happens. */
    private static void count(PostgresServer server, int transactions, Event event) throws Exception {
        try (Connection connection = server.connect(COUNTERS.database());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < transactions; i++) {
                statement.executeUpdate(FIRST_HALF);
                event.happen();
                statement.executeUpdate(SECOND_HALF);
                connection.commit();
            }
        }
    }

    private static Map<String, List<Long>> counts(Arrivals arrivals) throws Exception {
        var datum = new Datum(Datum.schema(COUNTERS.topic(), COUNTERS.version()));
        return arrivals.prod().stream()
                .collect(groupingBy(
                        Arrivals::key,
                        mapping(record -> (Long) datum.read(record.value()).get("count"), toList())));
    }

    private interface Event {
        void happen() throws SQLException;
    }
}
