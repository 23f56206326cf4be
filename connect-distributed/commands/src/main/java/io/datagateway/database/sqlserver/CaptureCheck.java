// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.sqlserver;

import static io.datagateway.database.model.Effect.LOST;
import static io.datagateway.database.model.Effect.STOPS;

import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the changes of a table are captured, all columns of it, and may be read. */
final class CaptureCheck {

    /** The newest first: a table has one or two. */
    private static final String INSTANCES = """
            SELECT object_id AS id, capture_instance AS name, partition_switch AS switches,
                CASE WHEN role_name IS NULL OR IS_ROLEMEMBER(role_name) = 1 THEN 1 ELSE 0 END AS member
            FROM cdc.change_tables WHERE source_object_id = ? ORDER BY create_date DESC
            """;

    private static final String NOT_CAPTURED = """
            SELECT c.name AS [name] FROM sys.columns c WHERE c.object_id = ? AND c.is_computed = 0
                AND NOT EXISTS (SELECT 1 FROM cdc.captured_columns k WHERE k.object_id = ? AND k.column_id = c.column_id)
            """;

    private final SqlServerTable table;
    private final List<Finding> findings = new ArrayList<>();

    private CaptureCheck(SqlServerTable table) {
        this.table = table;
    }

    static List<Finding> findings(SqlServerTable table, Query query) throws SQLException {
        var check = new CaptureCheck(table);
        if (!table.row().is("has_key")) {
            check.add(STOPS, "has no primary key, so its records have none", "add one, or set message.key.columns");
        }
        if (!table.row().is("readable")) {
            check.add(STOPS, "the user has no right to read it for the snapshot", "GRANT SELECT ON the table");
        }
        if (!table.row().is("tracked")) {
            check.add(
                    LOST,
                    "its changes are not captured",
                    "EXEC sys.sp_cdc_enable_table, as in" + " jdbc-config/sql/sqlserver-cdc.sql");
            return check.findings;
        }
        check.instances(query);
        return check.findings;
    }

    private void instances(Query query) throws SQLException {
        List<QueryRow> instances = query.rows(INSTANCES, table.id());
        if (instances.isEmpty()) {
            add(LOST, "the user sees no capture instance of it", "GRANT SELECT ON SCHEMA::cdc");
            return;
        }
        QueryRow newest = instances.get(0);
        if (!newest.is("member")) {
            add(LOST, "the user is not in the role that may read the changes", "ALTER ROLE … ADD MEMBER …");
        }
        if (newest.is("switches") && table.row().is("partitioned")) {
            add(
                    LOST,
                    "rows that come or go by ALTER TABLE … SWITCH PARTITION are not captured",
                    "capture it with @allow_partition_switch = 0");
        }
        for (QueryRow column : query.rows(NOT_CAPTURED, table.id(), newest.number("id"))) {
            findings.add(new Finding(
                    table.fullName() + '.' + column.text("name"),
                    LOST,
                    "is not captured by " + newest.text("name") + ", so it is missing after the snapshot",
                    "make a second capture instance with it, then drop the first"));
        }
    }

    private void add(Effect effect, String problem, String remedy) {
        findings.add(new Finding(table.fullName(), effect, problem, remedy));
    }
}
