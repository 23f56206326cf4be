// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.postgres;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import java.sql.SQLException;
import java.util.List;

/** Whether the connector may do what it does every few seconds, so that the server can drop its log. */
final class HeartbeatCheck {

    private static final String SETTING = "heartbeat.action.query";

    private HeartbeatCheck() {}

    static List<Finding> findings(Query query, ConnectorSettings settings) {
        String heartbeat = settings.get(SETTING);
        if (heartbeat.isEmpty()) {
            return List.of(new Finding(
                    SETTING,
                    Effect.RISK,
                    "is not set: while only other tables change, the server keeps all its log",
                    "set it as in orders-postgres-cdc.json"));
        }
        try {
            // Plans it and looks at the rights, but does not run it.
            query.rows("EXPLAIN " + heartbeat);
            return List.of();
        } catch (SQLException e) {
            return List.of(new Finding(
                    SETTING,
                    Effect.STOPS,
                    "the database refuses it (SQLSTATE " + e.getSQLState() + ')',
                    "run jdbc-config/sql/postgres-cdc.sql"));
        }
    }
}
