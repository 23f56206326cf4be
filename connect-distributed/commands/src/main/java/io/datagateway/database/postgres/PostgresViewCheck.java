// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Findings;
import io.datagateway.database.model.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the JDBC source connector will not bring of a view in PostgreSQL.
 *
 * @param settings of the connector
 */
public record PostgresViewCheck(ConnectorSettings settings) {

    private static final Set<String> EXACT = Set.of(
            "int2", "int4", "int8", "float4", "float8", "bool", "text", "varchar", "bpchar", "uuid", "json", "jsonb",
            "xml", "bytea", "enum", "citext");

    /** Returns what was found; what could not be asked is in it. */
    public List<Finding> findings(Query query) throws SQLException {
        var findings = new Findings(query.limit());
        for (String name : list("table.whitelist")) {
            List<Table> views = Table.named(name, query);
            if (views.isEmpty()) {
                findings.add(new Finding(
                        name,
                        Effect.STOPS,
                        "is not there",
                        "run jdbc-config/sql/postgres-jdbc.sql, or look for a typing error"));
            }
            views.forEach(view -> findings.addAll(name, () -> findings(view, query)));
        }
        return findings.list();
    }

    private List<Finding> findings(Table view, Query query) throws SQLException {
        var findings = new ArrayList<Finding>();
        if (!view.row().is("usable") || !view.row().is("readable")) {
            findings.add(new Finding(
                    view.fullName(),
                    Effect.STOPS,
                    "the role has no right to read it",
                    "GRANT SELECT ON " + view.sqlName() + " to the role, and USAGE on its schema"));
        }
        List<Column> columns = Column.of(view, query);
        List<String> names = columns.stream().map(Column::name).toList();
        Stream.of("timestamp.column.name", "incrementing.column.name")
                .flatMap(key -> list(key).stream())
                .filter(name -> !names.contains(name))
                .forEach(name -> findings.add(new Finding(
                        view.fullName(),
                        Effect.STOPS,
                        "has no column " + name,
                        "run jdbc-config/sql/postgres-jdbc.sql")));
        List<String> leftOut = list("transforms.keep.exclude");
        columns.stream()
                .filter(column -> !leftOut.contains(column.name()) && !EXACT.contains(column.type()))
                .forEach(column -> findings.add(changed(view, column)));
        return findings;
    }

    private static Finding changed(Table view, Column column) {
        String object = view.fullName() + '.' + column.name();
        return column.isArray()
                ? new Finding(object, Effect.LOST, "the connector leaves arrays out", "read the table by CDC")
                : new Finding(
                        object,
                        Effect.CHANGED,
                        "what is " + column.type() + " is cut, or null, or left out",
                        "write it as text in the view, as jdbc-config/sql/postgres-jdbc.sql does");
    }

    private List<String> list(String key) {
        return Stream.of(settings.get(key).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
