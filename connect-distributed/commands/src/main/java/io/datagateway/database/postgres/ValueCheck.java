// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts the rows of a table, in one read, whose values do not come through. */
final class ValueCheck {

    /** How many questions one SELECT asks: a SELECT has at most 1,664 columns. */
    private static final int AT_ONCE = 500;

    private final Table table;
    private final List<Asked> asked;

    /** A question about a column. */
    private record Asked(Column column, ValueQuestion question) {}

    private ValueCheck(Table table, List<Asked> asked) {
        this.table = table;
        this.asked = asked;
    }

    static List<Finding> findings(Table table, List<Column> columns, Query query) throws SQLException {
        List<Asked> asked = columns.stream()
                .flatMap(
                        column -> ValueQuestion.of(column.type()).stream().map(question -> new Asked(column, question)))
                .toList();
        var findings = new ArrayList<Finding>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            var part = new ValueCheck(table, asked.subList(from, Math.min(asked.size(), from + AT_ONCE)));
            findings.addAll(part.findings(query));
        }
        return findings;
    }

    private List<Finding> findings(Query query) throws SQLException {
        QueryRow counts = query.row(asked.stream()
                .map(one -> "count(*) FILTER (WHERE " + one.question().condition(one.column()) + ") AS c"
                        + asked.indexOf(one))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + table.sqlName() + " t")));
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < asked.size(); i++) {
            finding(asked.get(i), counts.number("c" + i), findings);
        }
        return findings;
    }

    private void finding(Asked one, long count, List<Finding> findings) {
        ValueQuestion question = one.question();
        String object = table.fullName() + '.' + one.column().name();
        String constraint = question.constraint(one.column());
        String remedy = constraint.isEmpty()
                ? "change those values, or let the contract's owner know"
                : "ALTER TABLE " + table.sqlName() + " ADD CHECK (" + constraint + ')';
        if (count > 0) {
            findings.add(new Finding(object, question.effect(), count + " rows have " + question.problem(), remedy));
        } else if (question.effect() != Effect.DEAD_LETTERS
                && !constraint.isEmpty()
                && !one.column().isConstrained()) {
            findings.add(new Finding(object, Effect.RISK, "nothing keeps out " + question.problem(), remedy));
        }
    }
}
