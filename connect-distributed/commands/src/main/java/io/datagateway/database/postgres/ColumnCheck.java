// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import static io.datagateway.database.model.Effect.CHANGED;
import static io.datagateway.database.model.Effect.LOST;
import static io.datagateway.database.model.Effect.STOPS;

import io.datagateway.database.model.Finding;
import java.util.ArrayList;
import java.util.List;

/** What can be said of a column without looking at its values. */
final class ColumnCheck {

    private ColumnCheck() {}

    static List<Finding> findings(Table table, Column column, Publication publication) {
        var findings = new ArrayList<Finding>();
        String object = table.fullName() + '.' + column.name();
        String type = column.type();
        if (type.equals("refcursor")) {
            findings.add(new Finding(
                    object, STOPS, "the driver opens what is refcursor, and the snapshot fails", alter(table, column)));
        } else if (!ColumnTypes.isCarried(type)) {
            findings.add(new Finding(
                    object,
                    LOST,
                    "the connector leaves out what is " + type,
                    "add a column of a type that it carries, or name this one in column.exclude.list"));
        } else if (type.equals("name")) {
            findings.add(new Finding(object, CHANGED, "what is name is null after the snapshot", alter(table, column)));
        } else if (type.startsWith("bit") || type.equals("varbit")) {
            findings.add(new Finding(
                    object,
                    CHANGED,
                    "bits arrive as bytes, the last ones first, without their number",
                    alter(table, column)));
        }
        boolean inLog = column.generated().isEmpty() || (column.generated().equals("s") && publication.hasGenerated());
        if (!inLog) {
            findings.add(new Finding(
                    object,
                    CHANGED,
                    "is generated, and null after the snapshot",
                    column.generated().equals("s")
                            ? "ALTER PUBLICATION " + publication.sqlName()
                                    + " SET (publish_generated_columns = stored), from PostgreSQL 18 on"
                            : "make it STORED, or name it in column.exclude.list"));
        }
        return findings;
    }

    private static String alter(Table table, Column column) {
        return "ALTER TABLE " + table.sqlName() + " ALTER " + column.sqlName() + " TYPE text";
    }
}
