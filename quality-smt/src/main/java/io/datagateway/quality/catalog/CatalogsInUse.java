// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.catalog;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The catalogs in use on this worker. Each transform reads its own, and Connect gives a task no way to ask its
 * transforms. A transform that Connect forgets to close is forgotten here too.
 */
public final class CatalogsInUse {

    private static final Map<Object, CatalogState> USERS = new WeakHashMap<>();

    private CatalogsInUse() {}

    /** Adds the catalog of {@code user}, in place of the one it had. */
    public static synchronized void add(Object user, CatalogState catalog) {
        USERS.put(user, catalog);
    }

    public static synchronized void remove(Object user) {
        USERS.remove(user);
    }

    /** The catalog from {@code folder} that was read first: no user of that folder knows less. */
    public static synchronized Optional<CatalogState> oldest(Path folder) {
        return USERS.values().stream()
                .filter(catalog -> catalog.isIn(folder))
                .min(Comparator.comparing(CatalogState::loadedAt));
    }
}
