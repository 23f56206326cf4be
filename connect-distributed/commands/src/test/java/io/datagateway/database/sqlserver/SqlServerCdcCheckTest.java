// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.FindingLines;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made of the answers. The SQL itself has not been run on a SQL Server. */
class SqlServerCdcCheckTest {

    @Test
    void nothingIsFoundInADatabaseThatIsReady() throws Exception {
        var server = capturing(table(true, 1, 0)).with("TYPE_NAME", column("order_id", "nvarchar", 128, 0));

        assertThat(findings(server)).isEmpty();
    }

    @Test
    void aDatabaseThatNobodyPreparedIsToldWhatIsMissing() throws Exception {
        var server = new FakeSqlServer()
                .with("sys.databases", Map.of("enabled", false, "snapshots", 0))
                .with("dm_server_services", Map.of("status", "Stopped"))
                .with("FROM sys.tables", table(false, 0, 0));

        assertThat(findings(server))
                .containsExactly(
                        "stops database: change data capture is off",
                        "stops database: it does not allow snapshot isolation",
                        "stops SQL Server Agent: does not run, so no change table is filled",
                        "stops dbo.orders: has no primary key, so its records have none",
                        "lost dbo.orders: its changes are not captured");
    }

    @Test
    void whatIsNotCapturedAndWhatIsLeftOutIsTold() throws Exception {
        var server = capturing(table(true, 1, 1))
                .with("captured_columns", Map.of("name", "added"))
                .with("TYPE_NAME", column("place", "geography", 100, 0))
                .with("TYPE_NAME", column("note", "ntext", 16, 0))
                .with("TYPE_NAME", column("at", "datetime2", 8, 7))
                .with(
                        "TYPE_NAME",
                        Map.of(
                                "name",
                                "sum",
                                "type",
                                "int",
                                "declared",
                                "int",
                                "computed",
                                true,
                                "length",
                                4,
                                "digits",
                                0))
                .with("max text repl size", Map.of("bytes", 65536L));

        assertThat(findings(server))
                .containsExactly(
                        "lost dbo.orders: rows that come or go by ALTER TABLE … SWITCH PARTITION are not captured",
                        "lost dbo.orders.added: is not captured by dbo_orders, so it is missing after the snapshot",
                        "lost dbo.orders.place: the connector leaves out what is geography",
                        "changed dbo.orders.note: an update that leaves it alone sends a placeholder or null",
                        "risk dbo.orders.at: has seven digits of a second, which a contract in micros refuses",
                        "changed dbo.orders.sum: is computed, and null or missing after the snapshot",
                        "risk dbo.orders: with change data capture the server refuses to write a large value of more"
                                + " than 65536 bytes");
    }

    @Test
    void aListThatNamesNoTableIsTold() throws Exception {
        assertThat(findings(new FakeSqlServer())).contains("stops table.include.list: names no table of this database");
    }

    private static FakeSqlServer capturing(Map<String, Object> table) {
        return new FakeSqlServer()
                .with("sys.databases", Map.of("enabled", true, "snapshots", 1))
                .with("dm_server_services", Map.of("status", "Running"))
                .with("FROM sys.tables", table)
                .with("cdc.change_tables", Map.of("id", 9, "name", "dbo_orders", "switches", true, "member", 1));
    }

    private static Map<String, Object> table(boolean tracked, int hasKey, int partitioned) {
        return Map.of(
                "id",
                7,
                "schema",
                "dbo",
                "name",
                "orders",
                "tracked",
                tracked,
                "has_key",
                hasKey,
                "partitioned",
                partitioned,
                "readable",
                1);
    }

    private static Map<String, Object> column(String name, String type, int length, int digits) {
        return Map.of(
                "name", name, "type", type, "declared", type, "computed", false, "length", length, "digits", digits);
    }

    private static List<String> findings(FakeSqlServer server) throws Exception {
        var settings = new ConnectorSettings(
                Map.of("table.include.list", "dbo.orders", "snapshot.isolation.mode", "snapshot"));
        return FindingLines.of(new SqlServerCdcCheck(settings).findings(server.query()));
    }
}
