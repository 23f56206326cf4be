// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.sqlserver;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.List;

/**
 * A table that a connector reads.
 *
 * @param row what the catalog says about it
 */
record SqlServerTable(QueryRow row) {

    private static final String TABLES = """
            SELECT t.object_id AS id, s.name AS [schema], t.name AS [name], t.is_tracked_by_cdc AS tracked,
                t.is_memory_optimized AS in_memory,
                CASE WHEN EXISTS (SELECT 1 FROM sys.indexes i WHERE i.object_id = t.object_id AND i.is_primary_key = 1)
                    THEN 1 ELSE 0 END AS has_key,
                CASE WHEN EXISTS (SELECT 1 FROM sys.indexes i JOIN sys.partition_schemes p
                    ON p.data_space_id = i.data_space_id WHERE i.object_id = t.object_id AND i.index_id < 2)
                    THEN 1 ELSE 0 END AS partitioned,
                HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(t.name), 'OBJECT', 'SELECT') AS readable
            FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id
            WHERE t.is_ms_shipped = 0
            ORDER BY s.name, t.name
            """;

    static List<SqlServerTable> readBy(ConnectorSettings settings, Query query) throws SQLException {
        return query.rows(TABLES).stream()
                .map(SqlServerTable::new)
                .filter(table -> settings.hasTable(table.row.text("schema"), table.row.text("name")))
                .toList();
    }

    long id() {
        return row.number("id");
    }

    String fullName() {
        return row.text("schema") + '.' + row.text("name");
    }
}
