// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {

    @TempDir
    private Path directory;

    @Test
    void ifTheNewVersionCannotBePutInPlaceTheOldOneIsThereAgain() throws Exception {
        var folder = new PluginFolder(directory.resolve("orders"));
        folder.replaceBy(Files.createDirectory(directory.resolve("first")), "1.0", directory.resolve("old"));
        assertThat(folder.holds("1.0")).isTrue();

        // A folder cannot be moved into itself.
        Path inside = Files.createDirectory(folder.path().resolve("second"));
        Path old = directory.resolve("old");
        assertThatThrownBy(() -> folder.replaceBy(inside, "2.0", old)).isInstanceOf(IOException.class);

        assertThat(folder.holds("1.0")).isTrue();
        assertThat(old).doesNotExist();
    }

    @Test
    void aFileThatIsNoJarHasNoManifest() throws Exception {
        Files.writeString(directory.resolve("odd.jar"), "META-INF/services");

        assertThat(new PluginFolder(directory).hasManifest()).isFalse();
    }
}
