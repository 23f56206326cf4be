// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.database.model.ConnectorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseInspectionTest {

    private static final String POSTGRES = "io.debezium.connector.postgresql.PostgresConnector";

    @TempDir
    private Path folder;

    @Test
    void withoutADriverItSaysHowToGetOne() {
        var inspection = new DatabaseInspection(Map.of(), folder, Duration.ofSeconds(1));

        assertThatThrownBy(() -> inspection.inspect(Map.of("connector.class", POSTGRES)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gateway plugins install debezium-connector-postgres");
    }

    @Test
    void anotherConnectorIsRefused() {
        var inspection = new DatabaseInspection(Map.of(), folder, Duration.ofSeconds(1));

        assertThatThrownBy(() -> inspection.inspect(Map.of("connector.class", "org.example.Sink")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connector.class");
        assertThatThrownBy(() -> inspection.inspect(Map.of(
                        "connector.class", "io.aiven.connect.jdbc.JdbcSourceConnector",
                        "connection.url", "jdbc:sqlserver://x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PostgreSQL");
    }

    @Test
    void anAddressHasTheSettingsOfTheDriverAndShowsNoSecret() {
        var settings = new ConnectorSettings(Map.of(
                "database.hostname", "db",
                "database.user", "me",
                "database.password", "secret",
                "driver.encrypt", "true"));

        DatabaseAddress address = DatabaseAddress.ofSqlServerCdc(settings, "shop");

        assertThat(address.url()).isEqualTo("jdbc:sqlserver://db:1433;databaseName={shop}");
        assertThat(address.properties())
                .containsEntry("encrypt", "true")
                .containsEntry("user", "me")
                .containsEntry("password", "secret");
        assertThat(address).hasToString("sqlserver://db:1433");
    }
}
