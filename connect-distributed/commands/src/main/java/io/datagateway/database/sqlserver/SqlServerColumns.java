// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.sqlserver;

import static io.datagateway.database.model.Effect.CHANGED;
import static io.datagateway.database.model.Effect.LOST;
import static io.datagateway.database.model.Effect.RISK;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be said of columns by their types. */
final class SqlServerColumns {

    private static final String COLUMNS = """
            SELECT c.name AS [name], TYPE_NAME(c.system_type_id) AS [type], TYPE_NAME(c.user_type_id) AS declared,
                c.is_computed AS computed, c.max_length AS length, c.scale AS digits
            FROM sys.columns c WHERE c.object_id = ? ORDER BY c.column_id
            """;
    private static final String LARGEST = """
            SELECT CAST(value_in_use AS bigint) AS bytes FROM sys.configurations WHERE name = 'max text repl size (B)'
            """;

    private static final Set<String> LEFT_OUT = Set.of("sql_variant", "hierarchyid", "geometry", "geography");
    private static final Set<String> OLD_LARGE = Set.of("text", "ntext", "image");
    private static final int UNLIMITED = -1;

    private SqlServerColumns() {}

    static List<Finding> findings(SqlServerTable table, ConnectorSettings settings, Query query) throws SQLException {
        var findings = new ArrayList<Finding>();
        boolean large = false;
        for (QueryRow column : query.rows(COLUMNS, table.id())) {
            if (settings.hasColumn(table.fullName(), column.text("name"))) {
                large |= column.number("length") == UNLIMITED || OLD_LARGE.contains(column.text("type"));
                column(table.fullName() + '.' + column.text("name"), column, findings);
            }
        }
        long bytes = large ? query.row(LARGEST).number("bytes") : UNLIMITED;
        if (bytes != UNLIMITED) {
            findings.add(new Finding(
                    table.fullName(),
                    RISK,
                    "with change data capture the server refuses to write a large value of more than " + bytes
                            + " bytes",
                    "EXEC sp_configure 'max text repl size', -1; RECONFIGURE"));
        }
        return findings;
    }

    private static void column(String name, QueryRow column, List<Finding> findings) {
        String exclude = "add a column of a type that it carries, or name this one in column.exclude.list";
        if (column.is("computed")) {
            findings.add(new Finding(name, CHANGED, "is computed, and null or missing after the snapshot", exclude));
        } else if (LEFT_OUT.contains(column.text("type")) || LEFT_OUT.contains(column.text("declared"))) {
            findings.add(
                    new Finding(name, LOST, "the connector leaves out what is " + column.text("declared"), exclude));
        } else if (OLD_LARGE.contains(column.text("type"))) {
            findings.add(new Finding(
                    name,
                    CHANGED,
                    "an update that leaves it alone sends a placeholder or null",
                    "ALTER it to varchar(max), nvarchar(max) or varbinary(max)"));
        } else if (Set.of("time", "datetime2", "datetimeoffset").contains(column.text("type"))
                && column.number("digits") > 6) {
            findings.add(new Finding(
                    name,
                    RISK,
                    "has seven digits of a second, which a contract in micros refuses",
                    "say timestamp-nanos in the contract, or make it " + column.text("type") + "(6)"));
        }
    }
}
