// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import io.datagateway.database.model.QueryRow;
import java.sql.SQLException;
import java.util.List;

/** The replication slot that the connector has, or will make. */
final class SlotCheck {

    private static final String SLOT = """
            SELECT plugin, database, database = current_database() AS here, wal_status = 'lost' AS lost
            FROM pg_replication_slots WHERE slot_name = ?
            """;
    private static final String FREE = """
            SELECT current_setting('max_replication_slots')::int - count(*) AS free FROM pg_replication_slots
            """;

    private SlotCheck() {}

    static List<Finding> findings(Query query, ConnectorSettings settings) throws SQLException {
        String name = settings.get("slot.name", "debezium");
        List<QueryRow> slots = query.rows(SLOT, name);
        if (slots.isEmpty()) {
            return query.row(FREE).number("free") > 0
                    ? List.of()
                    : List.of(stops(name, "no replication slot is free", "raise max_replication_slots, a restart"));
        }
        QueryRow slot = slots.get(0);
        String drop = "name another in slot.name, or SELECT pg_drop_replication_slot('" + name + "')";
        if (!slot.is("here")) {
            return List.of(stops(name, "the slot belongs to the database " + slot.text("database"), drop));
        }
        if (!slot.text("plugin").equals(settings.get("plugin.name", "decoderbufs"))) {
            return List.of(stops(name, "the slot is of the plugin " + slot.text("plugin"), drop));
        }
        return slot.is("lost")
                ? List.of(stops(
                        name,
                        "the slot has lost log that the connector has not read",
                        drop + ", and read the tables anew"))
                : List.of();
    }

    private static Finding stops(String name, String problem, String remedy) {
        return new Finding("slot " + name, Effect.STOPS, problem, remedy);
    }
}
