// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the rows fit into a record of Kafka. */
final class RowSizeCheck {

    private static final String LIMIT = "producer.override.max.request.size";
    private static final String KAFKAS_OWN = "1048576";
    /** For the key, the headers and the batch. */
    private static final int OVERHEAD = 2_048;

    private RowSizeCheck() {}

    static List<Finding> findings(Table table, List<Column> columns, ConnectorSettings settings, Query query)
            throws SQLException {
        long limit = Long.parseLong(settings.get(LIMIT, KAFKAS_OWN).strip());
        String size = columns.stream().map(RowSizeCheck::bytes).collect(Collectors.joining(" + "));
        QueryRow row = query.row(
                "SELECT count(*) FILTER (WHERE size > ?::bigint) AS large, max(size) AS largest FROM" + " (SELECT ("
                        + size + ")::bigint AS size FROM " + table.sqlName() + " t) s",
                limit - OVERHEAD);
        if (row.number("large") == 0) {
            return List.of();
        }
        return List.of(new Finding(
                table.fullName(),
                Effect.STOPS,
                row.number("large") + " rows are larger than the " + limit + " bytes of " + LIMIT + ", up to about "
                        + row.number("largest"),
                "raise it, and max.message.bytes of the raw, prod and dlq topics; or leave the large column out with"
                        + " column.exclude.list"));
    }

    /** About so many bytes of JSON, with the name. */
    private static String bytes(Column column) {
        String name = "t." + column.sqlName();
        String value = column.type().equals("bytea")
                ? "length(" + name + ") * 4 / 3"
                : "octet_length(to_json(" + name + ")::text)";
        return "COALESCE(" + value + ", 4) + " + (column.name().length() + 6);
    }
}
