// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The JDBC drivers in a plugin directory of Kafka Connect: those that its connectors will use.
 *
 * @param directory with a folder for each plugin
 */
record PluginDrivers(Path directory) {

    /**
     * Connects.
     *
     * @throws IOException if there is no driver
     * @throws SQLException if the database refuses, or is not there
     */
    Connection connect(DatabaseAddress address) throws IOException, SQLException {
        var properties = new Properties();
        properties.putAll(address.properties());
        Connection connection = driver(address.kind()).connect(address.url(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not know the URL");
        }
        return connection;
    }

    /** Its class loader stays open as long as this process: the driver loads classes while it is used. */
    private Driver driver(DatabaseKind kind) throws IOException {
        Path jar = jar(kind);
        try {
            @SuppressWarnings("resource")
            var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, PluginDrivers.class.getClassLoader());
            return (Driver)
                    loader.loadClass(kind.driver()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException(jar + " has no driver " + kind.driver(), e);
        }
    }

    private Path jar(DatabaseKind kind) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is not a plugin directory");
        }
        try (Stream<Path> files = Files.walk(directory, 2)) {
            return files.filter(file -> file.getFileName().toString().matches(kind.jar()))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IOException("no driver in " + directory + ": gateway plugins install "
                            + kind.plugin() + ", or name the plugin directory of your workers with --plugins"));
        }
    }
}
