// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import io.datagateway.database.model.ConnectorSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a connector's database is, and as whom it comes.
 *
 * @param url of JDBC
 * @param properties of the driver: user, password, TLS
 */
record DatabaseAddress(DatabaseKind kind, String url, Map<String, String> properties) {

    private static final String DRIVER = "driver.";

    /** As Debezium's PostgreSQL connector connects. */
    static DatabaseAddress ofPostgresCdc(ConnectorSettings settings) {
        Map<String, String> properties = credentials(settings, "database.user", "database.password");
        for (String key : new String[] {"sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword"}) {
            settings.values().entrySet().stream()
                    .filter(setting -> setting.getKey().equals("database." + key))
                    .forEach(setting -> properties.put(key, setting.getValue()));
        }
        String url = "jdbc:postgresql://" + settings.get("database.hostname") + ':'
                + settings.get("database.port", "5432") + '/' + settings.get("database.dbname");
        return new DatabaseAddress(DatabaseKind.POSTGRESQL, url, properties);
    }

    /** As Debezium's SQL Server connector connects to one of its databases. */
    static DatabaseAddress ofSqlServerCdc(ConnectorSettings settings, String database) {
        Map<String, String> properties = credentials(settings, "database.user", "database.password");
        String url = "jdbc:sqlserver://" + settings.get("database.hostname") + ':'
                + settings.get("database.port", "1433") + ";databaseName={" + database + '}';
        return new DatabaseAddress(DatabaseKind.SQL_SERVER, url, properties);
    }

    /** As the JDBC source and sink connect. */
    static DatabaseAddress ofUrl(ConnectorSettings settings, String userKey) {
        String url = settings.get("connection.url");
        DatabaseKind kind = url.startsWith("jdbc:sqlserver:") ? DatabaseKind.SQL_SERVER : DatabaseKind.POSTGRESQL;
        return new DatabaseAddress(kind, url, credentials(settings, userKey, "connection.password"));
    }

    private static Map<String, String> credentials(ConnectorSettings settings, String user, String password) {
        var properties = new HashMap<String, String>();
        settings.values().forEach((key, value) -> {
            if (key.startsWith(DRIVER)) {
                properties.put(key.substring(DRIVER.length()), value);
            }
        });
        properties.put("user", settings.get(user));
        properties.put("password", settings.get(password));
        properties.putIfAbsent("loginTimeout", "20");
        return properties;
    }

    /** Where it is, less what may be secret. */
    @Override
    public String toString() {
        return url.replaceFirst("[?;].*", "").replaceFirst("^jdbc:", "");
    }
}
