// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipFile;

/** The folder of a plugin in a plugin directory. */
record PluginFolder(Path path) {

    /** Holds the version that was installed. */
    private static final String MARKER = ".installed-version";

    private static final List<String> MANIFESTS = List.of(
            "META-INF/services/org.apache.kafka.connect.source.SourceConnector",
            "META-INF/services/org.apache.kafka.connect.sink.SinkConnector");

    /** True if something is there that was not installed by this program. */
    boolean isForeign() {
        return Files.exists(path) && !Files.isRegularFile(path.resolve(MARKER));
    }

    boolean holds(String version) throws IOException {
        Path marker = path.resolve(MARKER);
        return Files.exists(marker) && Files.readString(marker).strip().equals(version);
    }

    /**
     * Replaces what is there by a folder that is complete: a reader sees the one or the other, or for a moment none.
     *
     * @param fresh folder with the files of the plugin
     * @param old where to put what was there
     */
    void replaceBy(Path fresh, String version, Path old) throws IOException {
        Files.writeString(fresh.resolve(MARKER), version + "\n");
        boolean replaced = Files.exists(path);
        if (replaced) {
            Files.move(path, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaced) {
                Files.move(old, path, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }

    /** True if a worker with {@code plugin.discovery=service_load} sees the plugin. */
    boolean hasManifest() throws IOException {
        try (var jars = Files.newDirectoryStream(path, "*.jar")) {
            for (Path jar : jars) {
                if (hasManifest(jar)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasManifest(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            return MANIFESTS.stream().anyMatch(manifest -> zip.getEntry(manifest) != null);
        } catch (IOException e) {
            // Not a jar, whatever its name says; Connect finds nothing in it either.
            return false;
        }
    }
}
