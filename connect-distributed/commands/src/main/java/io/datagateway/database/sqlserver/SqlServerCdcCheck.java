// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.sqlserver;

import static io.datagateway.database.model.Effect.STOPS;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Findings;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What Debezium's SQL Server connector will not bring, asked of the database. Written by the documents of the two: it
 * has not been run.
 *
 * @param settings of the connector
 */
public record SqlServerCdcCheck(ConnectorSettings settings) {

    private static final String PREPARE = "run jdbc-config/sql/sqlserver-cdc.sql";
    private static final String DATABASE = """
            SELECT is_cdc_enabled AS enabled, snapshot_isolation_state AS snapshots FROM sys.databases
            WHERE database_id = DB_ID()
            """;
    private static final String AGENT = """
            SELECT status_desc AS status FROM sys.dm_server_services WHERE servicename LIKE 'SQL Server Agent%'
            """;

    /** Returns what was found; what could not be asked is in it. */
    public List<Finding> findings(Query query) throws SQLException {
        var findings = new Findings(query.limit());
        findings.addAll("database", () -> database(query));
        findings.addAll("SQL Server Agent", () -> agent(query));
        List<SqlServerTable> tables = SqlServerTable.readBy(settings, query);
        if (tables.isEmpty()) {
            findings.add(new Finding(
                    "table.include.list",
                    STOPS,
                    "names no table of this database",
                    "name one as schema.table, or look for a typing error"));
        }
        for (SqlServerTable table : tables) {
            findings.addAll(table.fullName(), () -> CaptureCheck.findings(table, query));
            findings.addAll(table.fullName(), () -> SqlServerColumns.findings(table, settings, query));
        }
        return findings.list();
    }

    private List<Finding> database(Query query) throws SQLException {
        QueryRow database = query.row(DATABASE);
        var findings = new ArrayList<Finding>();
        if (!database.is("enabled")) {
            findings.add(new Finding("database", STOPS, "change data capture is off", PREPARE));
        }
        if (settings.get("snapshot.isolation.mode").equals("snapshot") && database.number("snapshots") != 1) {
            findings.add(new Finding(
                    "database",
                    STOPS,
                    "it does not allow snapshot isolation",
                    "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON"));
        }
        return findings;
    }

    private static List<Finding> agent(Query query) throws SQLException {
        String status = query.row(AGENT).text("status");
        return status.equals("Running")
                ? List.of()
                : List.of(new Finding(
                        "SQL Server Agent", STOPS, "does not run, so no change table is filled", "start it"));
    }
}
