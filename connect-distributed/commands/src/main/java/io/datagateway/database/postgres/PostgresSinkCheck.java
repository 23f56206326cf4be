// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the JDBC sink connector cannot write to a table in PostgreSQL.
 *
 * @param settings of the connector
 */
public record PostgresSinkCheck(ConnectorSettings settings) {

    private static final Set<String> UNWRITABLE =
            Set.of("money", "timetz", "numeric[]", "timestamp[]", "timestamptz[]", "enum[]");
    private static final String RIGHTS = """
            SELECT has_table_privilege(?::bigint::oid, 'SELECT') AND has_table_privilege(?::bigint::oid, 'INSERT')
                AND has_table_privilege(?::bigint::oid, 'UPDATE') AND has_table_privilege(?::bigint::oid, 'DELETE') AS all
            """;

    /** Returns what was found. */
    public List<Finding> findings(Query query) throws SQLException {
        String name = settings.get("collection.name.format");
        if (name.contains("${")) {
            return List.of(Finding.notChecked(name, "the table depends on the topic", "check it for each topic"));
        }
        List<Table> tables = Table.named(name, query);
        if (tables.isEmpty()) {
            return List.of(new Finding(name, Effect.STOPS, "is not there", "run jdbc-config/sql/postgres-sink.sql"));
        }
        var findings = new ArrayList<Finding>();
        for (Table table : tables) {
            findings.addAll(findings(table, query));
        }
        return findings;
    }

    private static List<Finding> findings(Table table, Query query) throws SQLException {
        var findings = new ArrayList<Finding>();
        String name = table.fullName();
        long oid = table.oid();
        if (!table.row().is("usable") || !query.row(RIGHTS, oid, oid, oid, oid).is("all")) {
            findings.add(new Finding(
                    name, Effect.STOPS, "the role has no right to write it", "run jdbc-config/sql/postgres-sink.sql"));
        }
        if (table.key().isEmpty()) {
            findings.add(new Finding(
                    name,
                    Effect.STOPS,
                    "has no primary key, which an upsert needs",
                    "make the contract's key its primary key"));
        }
        for (Column column : Column.of(table, query)) {
            if (UNWRITABLE.contains(column.type())) {
                findings.add(new Finding(
                        name + '.' + column.name(),
                        Effect.STOPS,
                        "the connector cannot write what is " + column.type(),
                        "name the field in field.exclude.list, or give the column another type"));
            }
        }
        return findings;
    }
}
