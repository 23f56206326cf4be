// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import static io.datagateway.database.model.Effect.CHANGED;
import static io.datagateway.database.model.Effect.LOST;
import static io.datagateway.database.model.Effect.STOPS;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether a table can be read from the log: its kind, its key, its identity, its privileges. */
final class TableCheck {

    /** The table itself and all its partitions, of every level. */
    private static final String PARTS = """
            SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relreplident::text AS identity,
                EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    AND a.attstorage <> 'p') AS large,
                EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgtype & 34 = 34
                    AND t.tgenabled IN ('O', 'A')) AS guarded
            FROM (SELECT ?::bigint::oid AS relid UNION SELECT relid FROM pg_partition_tree(?::bigint::oid::regclass)) p
            JOIN pg_class c ON c.oid = p.relid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            ORDER BY c.oid
            """;

    private final Table table;
    private final ConnectorSettings settings;
    private final List<Finding> findings = new ArrayList<>();

    private TableCheck(Table table, ConnectorSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    static List<Finding> findings(Table table, ConnectorSettings settings, Query query) throws SQLException {
        var check = new TableCheck(table, settings);
        if (!table.isTable()) {
            check.add(
                    LOST,
                    "is no table: what is not in the log of changes cannot be read from it",
                    "name the tables behind it, or read it in batches");
            return check.findings;
        }
        check.rights();
        check.kind();
        check.key();
        for (QueryRow part : query.rows(PARTS, table.oid(), table.oid())) {
            check.part(part);
        }
        return check.findings;
    }

    private void rights() {
        if (!table.row().is("usable")) {
            add(STOPS, "the role has no right to see its schema", "GRANT USAGE ON SCHEMA … to the role");
        }
        if (!table.row().is("readable")) {
            add(
                    STOPS,
                    "the role has no right to read it for the snapshot",
                    "GRANT SELECT ON " + table.sqlName() + " to the role");
        }
        if (table.row().is("filtered")) {
            add(LOST, "its row security hides rows from the snapshot", "ALTER ROLE … BYPASSRLS");
        }
    }

    private void kind() {
        if (table.row().is("unlogged")) {
            add(LOST, "is unlogged: no change of it is in the log", "ALTER TABLE " + table.sqlName() + " SET LOGGED");
        }
        if (table.row().is("inherited")) {
            add(
                    LOST,
                    "tables inherit from it: their rows come in the snapshot, their changes do not",
                    "partition it instead, or name each of those tables");
        }
    }

    private void key() {
        if (table.key().isEmpty() && settings.get("message.key.columns").isEmpty()) {
            add(
                    STOPS,
                    "has no primary key, so its records have none",
                    "add one, or name its columns in message.key.columns");
        }
        String field = settings.get("transforms.key.field");
        if (!table.key().isEmpty() && !field.isEmpty() && !table.key().contains(field)) {
            add(STOPS, "its primary key has no column " + field, "name it in transforms.key.field");
        }
    }

    private void part(QueryRow part) {
        String name = part.text("name");
        switch (part.text("identity")) {
            case "f" -> {}
            case "n" ->
                add(name, STOPS, "has no replica identity: the database refuses updates and deletes", full(name));
            default -> {
                if (part.is("large")) {
                    add(
                            name,
                            CHANGED,
                            "an update sends a placeholder, or null, for large values that it leaves alone",
                            full(name));
                }
            }
        }
        if (!part.is("guarded")) {
            add(
                    name,
                    LOST,
                    "a TRUNCATE is not read: prod would keep what is gone",
                    "CREATE TRIGGER gateway_no_truncate BEFORE TRUNCATE ON " + name
                            + " FOR EACH STATEMENT EXECUTE FUNCTION data_gateway.refuse_truncate()");
        }
    }

    private static String full(String name) {
        return "ALTER TABLE " + name + " REPLICA IDENTITY FULL";
    }

    private void add(Effect effect, String problem, String remedy) {
        add(table.fullName(), effect, problem, remedy);
    }

    private void add(String object, Effect effect, String problem, String remedy) {
        findings.add(new Finding(object, effect, problem, remedy));
    }
}
