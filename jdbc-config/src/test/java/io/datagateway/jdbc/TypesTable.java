// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** The table {@code types}, which has every column type, in a database of its own. */
record TypesTable(PostgresServer server, String database) {

    private static final Path SQL = Path.of("src/test/sql");

    /** As JDBC can read it: the value of money, the time of day in UTC, and the interval that every row has. */
    private static final String ROWS = "SELECT price::numeric AS price, 'P1Y2M3DT4H5M6.789S' AS span,"
            + " (time_zoned::timetz AT TIME ZONE 'UTC')::time AS time_zoned, * FROM types";

    /** Makes the database and the empty table. */
    static TypesTable create(PostgresServer server, String database) throws Exception {
        server.createDatabase(database);
        var table = new TypesTable(server, database);
        table.run(Files.readString(SQL.resolve("types.sql")));
        return table;
    }

    void run(String sql) throws SQLException {
        server.run(database, sql);
    }

    /** Inserts the rows of these numbers. */
    void insert(int from, int to) throws Exception {
        String sql = Files.readString(SQL.resolve("types-rows.sql"));
        try (Connection connection = server.connect(database);
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, from);
            insert.setLong(2, to);
            assertThat(insert.executeUpdate()).isEqualTo(to - from + 1);
        }
    }

    /** All rows by their id, with the columns that a contract has. */
    Map<Long, Map<String, Object>> rows(Schema schema) throws SQLException {
        var rows = new HashMap<Long, Map<String, Object>>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(ROWS)) {
            while (result.next()) {
                rows.put(result.getLong("id"), Row.of(result, schema));
            }
        }
        return rows;
    }

    /** The newest record of each id in {@code .prod}. */
    static Map<Long, Map<String, Object>> records(Arrivals arrivals, Schema schema) {
        var datum = new Datum(schema);
        var records = new HashMap<Long, Map<String, Object>>();
        arrivals.prod().forEach(record -> {
            Map<String, Object> row = Row.of(datum.read(record.value()));
            records.put((Long) row.get("id"), row);
        });
        return records;
    }

    /** Row by row, so that a difference is told in a few lines. */
    static void assertSame(Map<Long, Map<String, Object>> found, Map<Long, Map<String, Object>> expected) {
        assertThat(found.keySet().equals(expected.keySet()))
                .as("%d rows of the same %d ids", found.size(), expected.size())
                .isTrue();
        for (var row : expected.entrySet()) {
            assertThat(found.get(row.getKey())).isEqualTo(row.getValue());
        }
    }
}
