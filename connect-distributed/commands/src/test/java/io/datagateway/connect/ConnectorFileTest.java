// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorFileTest {

    @TempDir
    private Path folder;

    @Test
    void ofAFolderTheJsonFilesAreReadInTheOrderOfTheirNames() throws Exception {
        write("b.json", "{}");
        write("a.v1.json", "{\"tasks.max\": 2, \"topics\": \"t\"}");
        write("notes.txt", "no JSON");
        Path other = write("other", "{}");

        List<ConnectorFile> files = ConnectorFile.readAll(List.of(folder, other));

        assertThat(files).extracting(ConnectorFile::name).containsExactly("a.v1", "b", "other");
        assertThat(files.get(0).config()).isEqualTo(Map.of("tasks.max", "2", "topics", "t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"sesame\"", "[\"sesame\"]", "{\"config\": {\"password\": \"sesame\"}}", ""})
    void aFileThatIsNoConfigMapIsNamedAndNotRepeated(String content) throws Exception {
        Path file = write("orders.json", content);

        assertThatThrownBy(() -> ConnectorFile.readAll(List.of(file)))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ":1: not a bare config map of settings and their values in JSON");
    }

    @Test
    void whatCannotBeFoundIsNamed() {
        assertThatThrownBy(() -> ConnectorFile.readAll(List.of(folder))).hasMessage(folder + " holds no *.json");
        assertThatThrownBy(() -> ConnectorFile.readAll(List.of(folder.resolve("absent.json"))))
                .hasMessage(folder.resolve("absent.json") + " does not exist");
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws Exception {
        Path file = write("orders.json", "{}");

        assertThatThrownBy(() -> ConnectorFile.readAll(List.of(folder, file)))
                .hasMessageContaining("both called orders");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
