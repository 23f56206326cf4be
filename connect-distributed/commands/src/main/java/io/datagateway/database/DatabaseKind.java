// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

/** The databases that can be checked. */
enum DatabaseKind {
    POSTGRESQL("org.postgresql.Driver", "postgresql-[0-9].*\\.jar", "debezium-connector-postgres"),
    SQL_SERVER(
            "com.microsoft.sqlserver.jdbc.SQLServerDriver", "mssql-jdbc-[0-9].*\\.jar", "debezium-connector-sqlserver");

    private final String driver;
    private final String jar;
    private final String plugin;

    DatabaseKind(String driver, String jar, String plugin) {
        this.driver = driver;
        this.jar = jar;
        this.plugin = plugin;
    }

    /** The class of the driver. */
    String driver() {
        return driver;
    }

    /** What the file of the driver is called like, as a regular expression. */
    String jar() {
        return jar;
    }

    /** A plugin that brings the driver. */
    String plugin() {
        return plugin;
    }
}
