// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

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
record Table(QueryRow row) {

    private static final String TABLES = """
            SELECT c.oid::bigint AS oid, n.nspname AS schema, c.relname AS name,
                format('%I.%I', n.nspname, c.relname) AS sql_name,
                c.relkind::text AS kind, c.relpersistence = 'u' AS unlogged, c.relispartition AS partition,
                has_schema_privilege(n.oid, 'USAGE') AS usable,
                has_any_column_privilege(c.oid, 'SELECT') AS readable,
                c.relrowsecurity AND NOT (r.rolsuper OR r.rolbypassrls
                    OR (pg_has_role(c.relowner, 'USAGE') AND NOT c.relforcerowsecurity)) AS filtered,
                EXISTS (SELECT FROM pg_inherits i JOIN pg_class child ON child.oid = i.inhrelid
                    WHERE i.inhparent = c.oid AND NOT child.relispartition) AS inherited,
                (SELECT string_agg(a.attname, ',' ORDER BY a.attnum) FROM pg_index x
                    JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey)
                    WHERE x.indrelid = c.oid AND x.indisprimary) AS key
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_roles r ON r.rolname = current_user
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
                AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_t%'
            ORDER BY n.nspname, c.relname
            """;

    /** The tables and partitions that the settings name. */
    static List<Table> namedBy(ConnectorSettings settings, Query query) throws SQLException {
        return query.rows(TABLES).stream()
                .map(Table::new)
                .filter(table -> settings.hasTable(table.schema(), table.name()))
                .toList();
    }

    /** The table or view of this name, with or without its schema. */
    static List<Table> named(String name, Query query) throws SQLException {
        return query.rows(TABLES).stream()
                .map(Table::new)
                .filter(table -> table.fullName().equals(name) || table.name().equals(name))
                .toList();
    }

    long oid() {
        return row.number("oid");
    }

    String schema() {
        return row.text("schema");
    }

    String name() {
        return row.text("name");
    }

    String fullName() {
        return schema() + '.' + name();
    }

    /** Its name as SQL has it. */
    String sqlName() {
        return row.text("sql_name");
    }

    boolean isPartition() {
        return row.is("partition");
    }

    boolean isPartitioned() {
        return row.text("kind").equals("p");
    }

    /** True if it has rows of its own, or partitions that have. */
    boolean isTable() {
        return isPartitioned() || row.text("kind").equals("r");
    }

    /** The columns of its primary key; empty if it has none. */
    List<String> key() {
        String key = row.text("key");
        return key.isEmpty() ? List.of() : List.of(key.split(","));
    }
}
