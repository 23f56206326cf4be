// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that holds archives, for a site without network. */
public record ArchiveFolder(Path folder) implements ArchiveSource {

    @Override
    public Path fetch(ListedPlugin plugin, Path work) throws NotFetchedException {
        Path archive = folder.resolve(plugin.archiveName());
        if (!Files.isRegularFile(archive)) {
            throw new NotFetchedException(
                    folder + " has no " + plugin.archiveName() + "; it comes from " + plugin.source());
        }
        return archive;
    }
}
