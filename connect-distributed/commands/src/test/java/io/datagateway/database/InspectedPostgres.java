// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import io.datagateway.database.model.Finding;
import io.datagateway.database.model.FindingLines;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Databases of the shared PostgreSQL, prepared by the shipped SQL and inspected for the shipped configs. */
final class InspectedPostgres {

    private static final TestPostgres SERVER = TestPostgres.shared();

    private final DatabaseInspection inspection;

    /** @param plugins an empty folder, for the driver */
    InspectedPostgres(Path plugins) throws Exception {
        this(plugins, Duration.ofSeconds(30));
    }

    InspectedPostgres(Path plugins, Duration longest) throws Exception {
        inspection = new DatabaseInspection(TestPostgres.variables(), TestPostgres.plugins(plugins), longest);
    }

    /** Makes a database whose table {@code orders} may be read from the log of changes. */
    static void prepare(String database, String sql) throws SQLException, IOException {
        SERVER.createDatabase(database);
        SERVER.run(database, sql);
        SERVER.prepare(database, "postgres-cdc.sql", "orders");
    }

    /** The shipped config that reads {@code orders} from the log of changes. */
    static Map<String, String> config(String database) throws IOException {
        return SERVER.config("orders-postgres-cdc.json", database, "orders");
    }

    List<Finding> inspect(Map<String, String> config) throws Exception {
        return inspection.inspect(config).get(0).findings();
    }

    List<String> findings(Map<String, String> config) throws Exception {
        return FindingLines.of(inspect(config));
    }

    List<String> findings(String database) throws Exception {
        return findings(config(database));
    }
}
