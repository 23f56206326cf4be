// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.nio.file.Path;

/** A place to get the archives of plugins from. */
public interface ArchiveSource {

    /**
     * Returns the archive of the plugin.
     *
     * @param work where an archive that is fetched may be put
     * @throws NotFetchedException if the source has none, or does not give it
     */
    Path fetch(ListedPlugin plugin, Path work) throws NotFetchedException;
}
