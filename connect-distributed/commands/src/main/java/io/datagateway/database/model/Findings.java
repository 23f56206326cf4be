// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.model;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the parts of a check have found. A part that fails is a finding too, and keeps no other from being asked. */
public final class Findings {

    private static final String CANCELLED = "57014";
    private static final String NO_RIGHT = "42501";

    private final Duration limit;
    private final List<Finding> list = new ArrayList<>();

    /** @param limit after which a question is given up */
    public Findings(Duration limit) {
        this.limit = limit;
    }

    /** A part of a check. */
    @FunctionalInterface
    public interface Part {
        List<Finding> findings() throws SQLException;
    }

    public void add(Finding finding) {
        list.add(finding);
    }

    /** @param object what the part is about */
    public void addAll(String object, Part part) {
        try {
            list.addAll(part.findings());
        } catch (SQLException e) {
            list.add(notChecked(object, e));
        }
    }

    public List<Finding> list() {
        return List.copyOf(list);
    }

    /** The driver's own message may hold a value. */
    private Finding notChecked(String object, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case CANCELLED ->
                Finding.notChecked(
                        object,
                        "took longer than " + limit.toSeconds() + " s",
                        "give more time with --timeout, or ask a replica");
            case NO_RIGHT -> Finding.notChecked(object, "the role has no right to look at it", "grant it SELECT");
            default ->
                Finding.notChecked(
                        object,
                        "the database refused a question (SQLSTATE " + state + ')',
                        "report it, with the version of the database");
        };
    }
}
