// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import java.util.Set;

/** Which types of a column arrive, as seen with Debezium's PostgreSQL connector. */
final class ColumnTypes {

    private static final Set<String> ITEMS = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "float4",
            "float8",
            "numeric",
            "text",
            "varchar",
            "bpchar",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "uuid",
            "json",
            "jsonb",
            "bytea",
            "enum",
            "inet",
            "range",
            "cidr",
            "macaddr",
            "macaddr8",
            "oid",
            "tsvector",
            "char");

    private static final Set<String> ALONE =
            Set.of("money", "interval", "xml", "bit", "varbit", "point", "citext", "hstore", "ltree", "name");

    private ColumnTypes() {}

    /** True if the connector has a field for a column of this type. */
    static boolean isCarried(String type) {
        return type.endsWith("[]")
                ? ITEMS.contains(type.substring(0, type.length() - 2))
                : ITEMS.contains(type) || ALONE.contains(type);
    }
}
