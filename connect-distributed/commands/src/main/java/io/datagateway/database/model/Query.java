// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks a database.
 *
 * @param limit after which a question is given up
 */
public record Query(Connection connection, Duration limit) {

    /** Returns the rows of the answer, their columns in lower case. */
    public List<QueryRow> rows(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(Math.toIntExact(limit.toSeconds()));
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return rows(result);
            }
        }
    }

    /** The first row; one without columns if there is none. */
    public QueryRow row(String sql, Object... parameters) throws SQLException {
        List<QueryRow> rows = rows(sql, parameters);
        return rows.isEmpty() ? new QueryRow(Map.of()) : rows.get(0);
    }

    private static List<QueryRow> rows(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        var rows = new ArrayList<QueryRow>();
        while (result.next()) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), result.getObject(i));
            }
            rows.add(new QueryRow(values));
        }
        return rows;
    }
}
