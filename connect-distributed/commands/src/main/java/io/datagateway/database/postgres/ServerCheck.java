// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import static io.datagateway.database.model.Effect.RISK;
import static io.datagateway.database.model.Effect.STOPS;

import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the server and the role need for logical replication. */
final class ServerCheck {

    private static final String SERVER = """
            SELECT current_setting('server_version_num')::int AS version, current_setting('wal_level') AS wal_level,
                pg_is_in_recovery() AS standby, getdatabaseencoding() AS encoding,
                current_setting('max_wal_senders')::int
                    - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'walsender') AS free_senders,
                current_setting('max_slot_wal_keep_size') AS keep, current_setting('idle_replication_slot_timeout', true) AS idle,
                current_user AS role,
                (SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user)
                    OR EXISTS (SELECT FROM pg_roles WHERE rolname IN ('rds_replication', 'rds_superuser')
                        AND pg_has_role(oid, 'MEMBER')) AS replicates
            """;

    private static final int OLDEST_TRIED = 140_000;

    private final List<Finding> findings = new ArrayList<>();

    private ServerCheck() {}

    static List<Finding> findings(Query query) throws SQLException {
        var check = new ServerCheck();
        QueryRow server = query.row(SERVER);
        check.log(server);
        check.slots(server);
        return check.findings;
    }

    private void log(QueryRow server) {
        addIf(
                !server.text("wal_level").equals("logical"),
                STOPS,
                "wal_level is " + server.text("wal_level") + ", so the log cannot be decoded",
                "ALTER SYSTEM SET wal_level = 'logical', and restart the server");
        addIf(
                !server.is("replicates"),
                STOPS,
                "the role has no right to read the log",
                "ALTER ROLE " + server.text("role") + " REPLICATION");
        addIf(server.number("free_senders") < 1, STOPS, "no WAL sender is free", "raise max_wal_senders, a restart");
        addIf(
                server.text("encoding").equals("SQL_ASCII"),
                STOPS,
                "the encoding SQL_ASCII says nothing about the bytes of a text",
                "move the data to a database in UTF8");
        addIf(
                server.number("version") < OLDEST_TRIED,
                RISK,
                "it is older than PostgreSQL 14, the oldest that this is made for",
                "upgrade it");
        addIf(
                server.is("standby"),
                RISK,
                "it is a standby, from which no SQL prepares anything",
                "name the primary, unless the standby is meant (PostgreSQL 16)");
    }

    private void slots(QueryRow server) {
        addIf(
                !server.text("keep").equals("-1"),
                RISK,
                "max_slot_wal_keep_size is " + server.text("keep")
                        + ": with more log than that unread, the slot is lost and with it the changes since",
                "watch pg_replication_slots.safe_wal_size");
        addIf(
                !server.text("idle").isEmpty() && !server.text("idle").startsWith("0"),
                RISK,
                "idle_replication_slot_timeout ends the slot of a connector that is stopped for so long",
                "set it longer than any outage");
    }

    private void addIf(boolean wrong, Effect effect, String problem, String remedy) {
        if (wrong) {
            findings.add(new Finding("server", effect, problem, remedy));
        }
    }
}
