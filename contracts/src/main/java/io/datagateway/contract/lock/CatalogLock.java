// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.lock;

import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.WireForm;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the file {@value #FILE_NAME} of a catalog says: the form that each line of versions stands for, and the hash of
 * each release. Grows with the catalog; nothing in it is ever changed or taken away.
 *
 * @param topics by name
 */
public record CatalogLock(SortedMap<String, TopicLock> topics) {

    /** The name of the file, in the folder of the catalog. */
    public static final String FILE_NAME = "catalog.lock";

    /** The lock of a catalog without that file. */
    public static final CatalogLock NONE = new CatalogLock(new TreeMap<>());

    /**
     * The lock of one topic.
     *
     * @param lines by name, {@code 2} or {@code 2.1}
     * @param releases the hash of each version's schema, rules and key
     */
    public record TopicLock(SortedMap<String, LockedLine> lines, SortedMap<ContractVersion, String> releases) {

        TopicLock() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }

    /** The form that a line of versions stands for, and the version that gave it that form. */
    public record LockedLine(ContractVersion version, WireForm form) {}

    /** The lock of the topic; null if it has none. */
    public @Nullable TopicLock of(String topic) {
        return topics.get(topic);
    }

    /** The form that each line stands for, by topic. */
    public Map<String, Map<String, WireForm>> pinned() {
        Map<String, Map<String, WireForm>> pinned = new TreeMap<>();
        topics.forEach((topic, lock) -> {
            Map<String, WireForm> forms = new TreeMap<>();
            lock.lines().forEach((line, locked) -> forms.put(line, locked.form()));
            pinned.put(topic, forms);
        });
        return pinned;
    }

    /** This lock and what it lacks of a release. Versions must come oldest first. */
    public void add(String topic, ContractVersion version, WireForm form, String hash) {
        TopicLock lock = topics.computeIfAbsent(topic, first -> new TopicLock());
        lock.releases().putIfAbsent(version, hash);
        version.lines().forEach(line -> lock.lines().putIfAbsent(line, new LockedLine(version, form)));
    }

    /** A copy that can be added to. */
    public CatalogLock copy() {
        var copy = new TreeMap<String, TopicLock>();
        topics.forEach((topic, lock) ->
                copy.put(topic, new TopicLock(new TreeMap<>(lock.lines()), new TreeMap<>(lock.releases()))));
        return new CatalogLock(copy);
    }

    /** Returns true if the lock has this release. */
    public boolean has(String topic, ContractVersion version) {
        TopicLock lock = of(topic);
        return lock != null && Objects.nonNull(lock.releases().get(version));
    }
}
