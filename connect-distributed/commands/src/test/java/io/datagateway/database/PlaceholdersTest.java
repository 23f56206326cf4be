// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {

    @TempDir
    private Path folder;

    private final Placeholders placeholders = new Placeholders(Map.of("HOST", "db$1"));

    @Test
    void eachProviderIsAskedOnThisMachine() throws Exception {
        Path properties = Files.writeString(folder.resolve("db.properties"), "password=from the file\n");
        Files.writeString(folder.resolve("user"), "from the folder");

        var settings = placeholders.resolve(Map.of(
                "url",
                "jdbc://${env:HOST}:1/${env:HOST}",
                "password",
                "${file:" + properties + ":password}",
                "user",
                "${dir:" + folder + ":user}",
                "topic",
                "${topic}-1"));

        assertThat(settings.values())
                .containsEntry("url", "jdbc://db$1:1/db$1")
                .containsEntry("password", "from the file")
                .containsEntry("user", "from the folder")
                .containsEntry("topic", "${topic}-1");
        assertThat(settings.toString()).doesNotContain("from the");
    }

    @Test
    void whatIsMissingIsNamed() {
        for (String placeholder : new String[] {"${env:NONE}", "${file:/nowhere:key}", "${dir:/nowhere:key}"}) {
            assertThatThrownBy(() -> placeholders.resolve(Map.of("x", placeholder)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(placeholder + " is not there on this machine");
        }
    }
}
