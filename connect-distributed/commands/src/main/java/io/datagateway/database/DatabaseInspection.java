// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import io.datagateway.database.model.ConnectorSettings;
import io.datagateway.database.model.Finding;
import io.datagateway.database.model.Query;
import io.datagateway.database.postgres.PostgresCdcCheck;
import io.datagateway.database.postgres.PostgresSinkCheck;
import io.datagateway.database.postgres.PostgresViewCheck;
import io.datagateway.database.sqlserver.SqlServerCdcCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says what a connector will not bring of its database, before it is deployed.
 *
 * @param variables environment variables, which the config may name
 * @param plugins the plugin directory, which has the drivers
 * @param limit after which a question is given up
 */
public record DatabaseInspection(Map<String, String> variables, Path plugins, Duration limit) {

    /**
     * What was found in one database.
     *
     * @param database where it is
     * @param verified false if these questions have never been tried on a real server
     */
    public record Result(String database, boolean verified, List<Finding> findings) {}

    /** Asks a connected database. */
    private interface Check {
        List<Finding> findings(Query query) throws SQLException;
    }

    private record Target(DatabaseAddress address, boolean verified, Check check) {}

    /**
     * Connects and asks.
     *
     * @param config of a connector, as its file has it
     * @throws IOException if something that the config names is not on this machine, or there is no driver
     * @throws IllegalArgumentException if the config is of another connector
     * @throws SQLException if the database cannot be reached, or does not let the connector in
     */
    public List<Result> inspect(Map<String, String> config) throws IOException, SQLException {
        ConnectorSettings settings = new Placeholders(variables).resolve(config);
        var results = new ArrayList<Result>();
        for (Target target : targets(settings)) {
            try (Connection connection = new PluginDrivers(plugins).connect(target.address())) {
                connection.setReadOnly(true);
                List<Finding> findings = target.check().findings(new Query(connection, limit));
                results.add(new Result(target.address().toString(), target.verified(), findings));
            }
        }
        return results;
    }

    private static List<Target> targets(ConnectorSettings settings) {
        String connector = settings.get("connector.class");
        return switch (connector) {
            case "io.debezium.connector.postgresql.PostgresConnector" ->
                List.of(new Target(
                        DatabaseAddress.ofPostgresCdc(settings), true, new PostgresCdcCheck(settings)::findings));
            case "io.debezium.connector.sqlserver.SqlServerConnector" -> sqlServer(settings);
            case "io.aiven.connect.jdbc.JdbcSourceConnector" ->
                byUrl(settings, "connection.user", new PostgresViewCheck(settings)::findings);
            case "io.debezium.connector.jdbc.JdbcSinkConnector" ->
                byUrl(settings, "connection.username", new PostgresSinkCheck(settings)::findings);
            default ->
                throw new IllegalArgumentException("connector.class is none whose database can be checked: "
                        + "PostgresConnector, SqlServerConnector, JdbcSourceConnector, JdbcSinkConnector");
        };
    }

    private static List<Target> sqlServer(ConnectorSettings settings) {
        return List.of(settings.get("database.names").split(",", -1)).stream()
                .map(name -> new Target(
                        DatabaseAddress.ofSqlServerCdc(settings, name.strip()),
                        false,
                        new SqlServerCdcCheck(settings)::findings))
                .toList();
    }

    private static List<Target> byUrl(ConnectorSettings settings, String userKey, Check check) {
        DatabaseAddress address = DatabaseAddress.ofUrl(settings, userKey);
        if (address.kind() != DatabaseKind.POSTGRESQL) {
            throw new IllegalArgumentException("of this connector only databases in PostgreSQL can be checked");
        }
        return List.of(new Target(address, true, check));
    }
}
