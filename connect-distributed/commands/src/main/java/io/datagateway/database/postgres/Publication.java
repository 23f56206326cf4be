// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import static io.datagateway.database.model.Effect.LOST;
import static io.datagateway.database.model.Effect.RISK;
import static io.datagateway.database.model.Effect.STOPS;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the log shows to the connector.
 *
 * @param row of pg_publication; empty if there is none
 */
record Publication(String name, QueryRow row, boolean mayBeMade) {

    private static final String PUBLICATION = """
            SELECT format('%I', p.pubname) AS sql_name, p.pubviaroot AS via_root, p.pubinsert AND p.pubupdate AND p.pubdelete AS all_changes,
                to_jsonb(p) ->> 'pubgencols' AS generated
            FROM pg_publication p WHERE p.pubname = ?
            """;
    private static final String MEMBER = """
            SELECT to_jsonb(t) ->> 'rowfilter' AS filter, to_jsonb(t) ->> 'attnames' AS columns
            FROM pg_publication_tables t WHERE t.pubname = ? AND t.schemaname = ? AND t.tablename = ?
            """;
    /** Those that the publication leaves out, if it has a list of columns. Generated ones are another question. */
    private static final String LEFT_OUT = """
            SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) AS columns
            FROM pg_attribute a WHERE a.attrelid = ?::bigint::oid AND a.attnum > 0 AND NOT a.attisdropped
                AND a.attgenerated = '' AND NOT ?::jsonb @> to_jsonb(a.attname)
            """;

    static Publication of(Query query, ConnectorSettings settings) throws SQLException {
        String name = settings.get("publication.name", "dbz_publication");
        boolean mayBeMade =
                !settings.get("publication.autocreate.mode", "all_tables").equals("disabled");
        return new Publication(name, query.row(PUBLICATION, name), mayBeMade);
    }

    boolean isThere() {
        return !row.values().isEmpty();
    }

    /** True if stored generated columns are in the log: from PostgreSQL 18 on, if asked for. */
    boolean hasGenerated() {
        return row.text("generated").equals("s");
    }

    String sqlName() {
        return row.text("sql_name");
    }

    List<Finding> findings() {
        String object = "publication " + name;
        if (!isThere()) {
            return List.of(
                    mayBeMade
                            ? new Finding(
                                    object,
                                    RISK,
                                    "is not there; the connector will make it as it sees fit",
                                    "make it with jdbc-config/sql/postgres-cdc.sql")
                            : new Finding(object, STOPS, "is not there", "run jdbc-config/sql/postgres-cdc.sql"));
        }
        return row.is("all_changes")
                ? List.of()
                : List.of(new Finding(
                        object,
                        LOST,
                        "does not publish every insert, update and delete",
                        "ALTER PUBLICATION " + sqlName() + " SET (publish = 'insert, update, delete')"));
    }

    List<Finding> findings(Table table, Query query) throws SQLException {
        if (!isThere()) {
            return List.of();
        }
        if (table.isPartitioned() && !row.is("via_root")) {
            return List.of(new Finding(
                    table.fullName(),
                    LOST,
                    "changes of its partitions come under their own names and are passed over after the snapshot",
                    "ALTER PUBLICATION " + sqlName() + " SET (publish_via_partition_root = true)"));
        }
        List<QueryRow> member = query.rows(MEMBER, name, table.schema(), table.name());
        if (member.isEmpty()) {
            return List.of(new Finding(
                    table.fullName(),
                    LOST,
                    "no change of it is in the publication " + name,
                    "ALTER PUBLICATION " + sqlName() + " ADD TABLE " + table.sqlName()));
        }
        return findings(table, member.get(0), query);
    }

    private List<Finding> findings(Table table, QueryRow member, Query query) throws SQLException {
        var findings = new ArrayList<Finding>();
        if (!member.text("filter").isEmpty()) {
            findings.add(new Finding(
                    table.fullName(),
                    LOST,
                    "the publication has a filter: other rows come in the" + " snapshot only",
                    "take the WHERE out of the publication " + name));
        }
        if (!member.text("columns").isEmpty()) {
            String leftOut =
                    query.row(LEFT_OUT, table.oid(), member.text("columns")).text("columns");
            if (!leftOut.isEmpty()) {
                findings.add(new Finding(
                        table.fullName(),
                        LOST,
                        "the publication leaves columns out, which are null" + " after the snapshot: " + leftOut,
                        "take the list of columns out of the publication " + name));
            }
        }
        return findings;
    }
}
