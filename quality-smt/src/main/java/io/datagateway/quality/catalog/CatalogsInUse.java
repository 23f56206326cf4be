// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.catalog;

import io.datagateway.contract.UnavailableContract;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogs in use on this worker. Each transform reads its own, and Connect gives a task no way to ask its
 * transforms. A transform that Connect forgets to close is forgotten here too.
 */
public final class CatalogsInUse {

    private static final Logger log = LoggerFactory.getLogger(CatalogsInUse.class);
    private static final Map<Object, CatalogState> USERS = new WeakHashMap<>();

    private CatalogsInUse() {}

    /** Adds the catalog of {@code user}, in place of the one it had. Logs each topic that is unavailable and was not. */
    public static synchronized void add(Object user, CatalogState catalog) {
        for (UnavailableContract topic : catalog.unavailable().values()) {
            if (!in(catalog.folder()).map(CatalogState::unavailable).anyMatch(known -> known.containsValue(topic))) {
                log.warn(
                        "{}\nRecords of this topic wait, and other topics are served. Correct the contract, and restart"
                                + " the connector.",
                        topic);
            }
        }
        USERS.put(user, catalog);
    }

    public static synchronized void remove(Object user) {
        USERS.remove(user);
    }

    /** The catalog from {@code folder} that was read first: no user of that folder knows less. */
    public static synchronized Optional<CatalogState> oldest(Path folder) {
        return in(folder).min(Comparator.comparing(CatalogState::loadedAt));
    }

    /**
     * The reasons why no record of {@code topic}, a base topic, may be read: some user of that folder has no contract of
     * it that can be used, and ends the task if it gets one. Empty if there is no such user.
     */
    public static synchronized Optional<UnavailableContract> unavailable(Path folder, String topic) {
        return in(folder)
                .flatMap(catalog -> Stream.ofNullable(catalog.unavailable().get(topic)))
                .findFirst();
    }

    /** The topics of which {@link #unavailable(Path, String)} is true, by name. */
    public static synchronized Map<String, UnavailableContract> unavailable(Path folder) {
        Map<String, UnavailableContract> topics = new HashMap<>();
        in(folder).forEach(catalog -> topics.putAll(catalog.unavailable()));
        return topics;
    }

    private static Stream<CatalogState> in(Path folder) {
        return USERS.values().stream().filter(catalog -> catalog.isIn(folder));
    }
}
