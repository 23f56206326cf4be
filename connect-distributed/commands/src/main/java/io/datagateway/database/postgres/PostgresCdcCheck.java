// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Findings;
import io.datagateway.database.model.Query;
import java.sql.SQLException;
import java.util.List;

/**
 * What Debezium's PostgreSQL connector will not bring, asked of the database.
 *
 * @param settings of the connector
 */
public record PostgresCdcCheck(ConnectorSettings settings) {

    /** Returns what was found; what could not be asked is in it. */
    public List<Finding> findings(Query query) throws SQLException {
        var findings = new Findings(query.limit());
        findings.addAll("server", () -> ServerCheck.findings(query));
        findings.addAll("slot", () -> SlotCheck.findings(query, settings));
        findings.addAll("heartbeat", () -> HeartbeatCheck.findings(query, settings));
        Publication publication = Publication.of(query, settings);
        findings.addAll("publication", publication::findings);
        List<Table> tables = Table.namedBy(settings, query);
        if (tables.isEmpty()) {
            findings.add(new Finding(
                    "table.include.list",
                    Effect.STOPS,
                    "names no table of this database",
                    "name one as schema.table, or look for a typing error"));
        }
        for (Table table : tables) {
            if (table.isPartition()) {
                findings.add(new Finding(
                        table.fullName(),
                        Effect.CHANGED,
                        "is a partition: named beside its table it comes twice, named alone only in the snapshot",
                        "name the whole table only, in table.include.list"));
            } else {
                table(table, publication, query, findings);
            }
        }
        return findings.list();
    }

    private void table(Table table, Publication publication, Query query, Findings findings) throws SQLException {
        String name = table.fullName();
        findings.addAll(name, () -> TableCheck.findings(table, settings, query));
        findings.addAll(name, () -> publication.findings(table, query));
        if (table.isTable()) {
            columns(table, publication, query, findings);
        }
    }

    private void columns(Table table, Publication publication, Query query, Findings findings) throws SQLException {
        String name = table.fullName();
        List<Column> columns = Column.of(table, query).stream()
                .filter(column -> settings.hasColumn(name, column.name()))
                .toList();
        columns.forEach(column -> findings.addAll(name, () -> ColumnCheck.findings(table, column, publication)));
        List<Column> carried = columns.stream()
                .filter(column -> ColumnTypes.isCarried(column.type()))
                .toList();
        if (table.row().is("readable")) {
            findings.addAll(name, () -> ValueCheck.findings(table, carried, query));
            findings.addAll(name, () -> RowSizeCheck.findings(table, carried, settings, query));
        }
    }
}
