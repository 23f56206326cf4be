// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginListTest {

    private static final String SHA = "AB".repeat(32);

    @TempDir
    private Path folder;

    @Test
    void aPluginHasAVersionAChecksumAndASource() throws Exception {
        PluginList list = list("# comment\n\norders   1.0 " + SHA + " org.example:orders:1.0:tar.gz:plugin\n"
                + "polling 2.0 - https://example.org/a/polling-2.0.tar\n");

        assertThat(list.plugins()).extracting(ListedPlugin::name).containsExactly("orders", "polling");
        ListedPlugin orders = list.plugins().get(0);
        assertThat(orders.sha256()).isEqualTo(SHA.toLowerCase(Locale.ROOT));
        assertThat(orders.archiveName()).isEqualTo("orders-1.0-plugin.tar.gz");
        ListedPlugin polling = list.plugins().get(1);
        assertThat(polling.sha256()).isEmpty();
        assertThat(polling.archiveName()).isEqualTo("polling-2.0.tar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders 1.0 -",
                "../orders 1.0 - org.example:orders:1.0:tar.gz:plugin",
                "orders 1.0 abc org.example:orders:1.0:tar.gz:plugin",
                "orders 1.0 - org.example:orders:1.0",
                "orders 1.0 - http://example.org/orders.tar",
                "orders 1.0 - https://example.org/",
                "orders 1.0 - https://exa{mple.org/orders.tar"
            })
    void anyOtherLineIsNamed(String line) {
        assertThatThrownBy(() -> list("# comment\n" + line))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("plugins.txt") + ":2: ");
    }

    private PluginList list(String content) throws IOException {
        return PluginList.read(Files.writeString(folder.resolve("plugins.txt"), content));
    }
}
