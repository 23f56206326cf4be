// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import io.datagateway.plugins.InstallResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts plugins into a plugin directory, each only if the SHA-256 of its archive is the expected one. */
public final class PluginInstaller {

    private final Path directory;
    private final ArchiveSource source;

    /** @param directory a plugin directory of Kafka Connect, which can be written */
    public PluginInstaller(Path directory, ArchiveSource source) {
        this.directory = directory;
        this.source = source;
    }

    /** Installs the plugin, unless it is there in its version. */
    public InstallResult install(ListedPlugin plugin) {
        Path path = directory.resolve(plugin.name());
        try {
            return new InstallResult(plugin, install(plugin, new PluginFolder(path)), path, "");
        } catch (NotFetchedException e) {
            return new InstallResult(plugin, Outcome.NOT_FETCHED, path, String.valueOf(e.getMessage()));
        } catch (PluginRefusedException e) {
            return new InstallResult(plugin, Outcome.REFUSED, path, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new InstallResult(plugin, Outcome.REFUSED, path, "it cannot be put in place: " + e);
        }
    }

    /** True if a worker with {@code plugin.discovery=service_load} sees the installed plugin. */
    public static boolean hasManifest(InstallResult result) throws IOException {
        return new PluginFolder(result.folder()).hasManifest();
    }

    private Outcome install(ListedPlugin plugin, PluginFolder folder) throws IOException {
        if (folder.isForeign()) {
            throw new PluginRefusedException(
                    folder.path() + " is not from gateway plugins install; move it away first");
        }
        if (folder.holds(plugin.version())) {
            return Outcome.ALREADY_INSTALLED;
        }
        try (var work = new WorkFolder(directory)) {
            Path archive = source.fetch(plugin, work.path());
            verify(plugin, archive);
            Path fresh = Files.createDirectory(work.path().resolve("new"));
            unpack(archive, fresh);
            folder.replaceBy(fresh, plugin.version(), work.path().resolve("old"));
        }
        return Outcome.INSTALLED;
    }

    private static void verify(ListedPlugin plugin, Path archive) throws IOException {
        String actual = Sha256.of(archive);
        if (plugin.sha256().isEmpty()) {
            throw new PluginRefusedException("nobody has vouched for " + plugin.archiveName() + "; its SHA-256 here is "
                    + actual + "; compare it with one from a source you trust; if it is the same, add --sha256 "
                    + plugin.name() + "=" + actual);
        }
        if (!actual.equals(plugin.sha256())) {
            throw new PluginRefusedException("the SHA-256 of " + plugin.archiveName() + " is " + actual + ", not "
                    + plugin.sha256() + "; delete it and get it again from " + plugin.source());
        }
    }

    private static void unpack(Path archive, Path fresh) throws PluginRefusedException {
        try {
            new PluginArchive(archive).unpack(fresh);
        } catch (IOException e) {
            throw new PluginRefusedException(archive.getFileName() + " cannot be unpacked: " + e.getMessage());
        }
    }
}
