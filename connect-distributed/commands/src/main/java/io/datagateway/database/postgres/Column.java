// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.List;

/**
 * A column of a table.
 *
 * @param row what the catalog says about it
 */
record Column(QueryRow row) {

    /** A domain counts as what it is made of. */
    private static final String COLUMNS = """
            SELECT a.attname AS name, quote_ident(a.attname) AS sql_name, a.attgenerated::text AS generated,
                COALESCE(b.typname, t.typname) AS type, COALESCE(b.typtype, t.typtype)::text AS kind,
                e.typname AS item_type, e.typtype::text AS item_kind,
                EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'c'
                    AND a.attnum = ANY (k.conkey)) AS constrained
            FROM pg_attribute a
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_type b ON b.oid = t.typbasetype AND t.typtype = 'd'
            LEFT JOIN pg_type e ON e.oid = COALESCE(b.typelem, t.typelem)
                AND COALESCE(b.typcategory, t.typcategory) = 'A' AND t.typname NOT IN ('int2vector', 'oidvector')
            WHERE a.attrelid = ?::bigint::oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """;

    static List<Column> of(Table table, Query query) throws SQLException {
        return query.rows(COLUMNS, table.oid()).stream().map(Column::new).toList();
    }

    String name() {
        return row.text("name");
    }

    /** Its name as SQL has it. */
    String sqlName() {
        return row.text("sql_name");
    }

    /** {@code numeric}, {@code text[]}, {@code enum}, {@code composite[]}. */
    String type() {
        return isArray()
                ? type(row.text("item_type"), row.text("item_kind")) + "[]"
                : type(row.text("type"), row.text("kind"));
    }

    boolean isArray() {
        return !row.text("item_type").isEmpty();
    }

    private static String type(String name, String kind) {
        return switch (kind) {
            case "e" -> "enum";
            case "r" -> "range";
            case "m" -> "multirange";
            case "c" -> "composite";
            case "d" -> "domain";
            default -> name;
        };
    }

    /** {@code s} stored, {@code v} virtual; empty if it is not generated. */
    String generated() {
        return row.text("generated");
    }

    /** True if a constraint of the table speaks of it. */
    boolean isConstrained() {
        return row.is("constrained");
    }
}
