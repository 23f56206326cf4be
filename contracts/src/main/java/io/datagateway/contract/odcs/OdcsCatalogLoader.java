// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.lock.CatalogLock;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a folder of contracts: {@code <topic>/<topic>-<version>.odcs.yaml}, the Avro schema beside it as {@code .avsc}.
 */
public final class OdcsCatalogLoader {

    private OdcsCatalogLoader() {}

    /**
     * The catalog to serve by. A topic with an issue in any of its files, or one that differs from the catalog's lock, is in
     * it as unavailable, with all of them.
     *
     * @throws InvalidCatalogException if there is not one contract in the folder, so that its path may be wrong, or if its
     *     lock cannot be read, so that nobody knows what was released
     */
    public static ContractCatalog load(Path folder) throws InvalidCatalogException {
        var reader = new CatalogReader(new CatalogFolder(folder));
        if (!reader.isUsable()) {
            throw new InvalidCatalogException(reader.issues());
        }
        return reader.catalog();
    }

    /** Everything that the folder gives, and everything that is wrong in it: for whoever checks contracts. */
    public static CatalogReading read(Path folder) {
        return new CatalogReader(new CatalogFolder(folder)).reading();
    }

    /** Writes a lock into the folder of a catalog, in place of the one that it has. */
    public static void writeLock(Path folder, CatalogLock lock) throws IOException {
        LockFile.write(folder, lock);
    }
}
