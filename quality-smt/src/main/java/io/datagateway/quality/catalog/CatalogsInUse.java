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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The catalogs in use on this worker. Each transform reads its own, and Connect gives a task no way to ask its
 * transforms. A transform that Connect forgets to close is forgotten here too.
 */
public final class CatalogsInUse {

    private static final Logger log = LoggerFactory.getLogger(CatalogsInUse.class);

    /** The key under which Connect gives the log the connector and the task that a thread works for. */
    private static final String TASK = "connector.context";

    private static final Map<Object, Use> USERS = new WeakHashMap<>();

    /** @param task for which it is read, as Connect names it in the log; null if that is not known */
    private record Use(CatalogState catalog, @Nullable String task) {}

    private CatalogsInUse() {}

    /** The task that this thread works for, as Connect names it in the log; null if the log does not have that. */
    public static @Nullable String currentTask() {
        return MDC.get(TASK);
    }

    /** Adds the catalog of {@code user}, in place of the one it had. Logs each topic that is unavailable and was not. */
    public static void add(Object user, CatalogState catalog) {
        add(user, catalog, currentTask());
    }

    static synchronized void add(Object user, CatalogState catalog, @Nullable String task) {
        for (UnavailableContract topic : catalog.unavailable().values()) {
            if (!in(catalog.folder()).map(CatalogState::unavailable).anyMatch(known -> known.containsValue(topic))) {
                log.warn(
                        "{}\nRecords of this topic wait, and other topics are served. Correct the contract, and restart"
                                + " the connector.",
                        topic);
            }
        }
        USERS.put(user, new Use(catalog, task));
    }

    public static synchronized void remove(Object user) {
        USERS.remove(user);
    }

    /** The catalog from {@code folder} that was read first: no user of that folder knows less. */
    public static synchronized Optional<CatalogState> oldest(Path folder) {
        return in(folder).min(Comparator.comparing(CatalogState::loadedAt));
    }

    /**
     * The topics that the transforms of {@code task} have no usable contract of, by name. What others have read does not
     * count, nor what a task of that name read before that Connect has left behind. If it is not known which transforms
     * are those of the task, all count: a record that its own cannot judge would end it.
     *
     * @param task as {@link #currentTask} says
     */
    public static synchronized Map<String, UnavailableContract> unavailableTo(@Nullable String task, Path folder) {
        Map<String, UnavailableContract> topics = new HashMap<>();
        uses(folder)
                .filter(use -> task != null && task.equals(use.task()))
                .map(Use::catalog)
                .max(Comparator.comparing(CatalogState::loadedAt))
                .map(Stream::of)
                .orElseGet(() -> in(folder))
                .forEach(catalog -> topics.putAll(catalog.unavailable()));
        return topics;
    }

    private static Stream<CatalogState> in(Path folder) {
        return uses(folder).map(Use::catalog);
    }

    private static Stream<Use> uses(Path folder) {
        return USERS.values().stream().filter(use -> use.catalog().isIn(folder));
    }
}
