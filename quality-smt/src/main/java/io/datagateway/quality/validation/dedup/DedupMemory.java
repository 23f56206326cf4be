// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory budget, in bytes, of all deduplication windows of a worker together. Each topic has an equal share of it,
 * and each window of a topic an equal share of that, which no other can take. What is not used others may take, and
 * give back when it is: then the largest topic's largest window gives half of its own. For any thread; asked only when
 * a window is full.
 */
public final class DedupMemory {

    private static final Logger log = LoggerFactory.getLogger(DedupMemory.class);

    private static final DedupMemory OF_WORKER =
            new DedupMemory(Runtime.getRuntime().maxMemory() / 4);

    private final long maxBytes;
    private final Map<String, Set<Share>> topics = new HashMap<>();
    private long freeBytes;
    private boolean hasWarned;
    private final AtomicInteger asks = new AtomicInteger();

    public DedupMemory(long maxBytes) {
        this.maxBytes = maxBytes;
        this.freeBytes = maxBytes;
    }

    /** The budget for all tasks of this worker: a quarter of its heap. */
    public static DedupMemory ofWorker() {
        return OF_WORKER;
    }

    public synchronized long freeBytes() {
        return freeBytes;
    }

    /** Changes whenever a window is asked for memory. */
    public int asks() {
        return asks.get();
    }

    /** The memory of a window of {@code topic}, at first {@code bytes}, which are granted in any case: they are few. */
    public synchronized Share share(String topic, long bytes) {
        Share share = new Share(topic, bytes);
        topics.computeIfAbsent(topic, any -> new HashSet<>()).add(share);
        freeBytes -= bytes;
        return share;
    }

    /**
     * Asks larger windows for memory; returns false if there is none to ask. What a topic has a right to it gets in any
     * case: those that have more give it back with their next poll.
     */
    private boolean makeRoom(Share asking, long moreBytes) {
        long topicBytes = bytes(asking.topic) + moreBytes;
        while (moreBytes > freeBytes) {
            warn();
            Share largest = largest(asking, moreBytes, topicBytes);
            if (largest == null) {
                return asking.bytes + moreBytes <= asking.guaranteedBytes();
            }
            largest.ask();
        }
        return true;
    }

    /**
     * The window to ask: only one of a topic that has more than its share and will be larger than the asking one, so
     * that two can never ask each other in turns; else a larger one of the same topic.
     */
    private @Nullable Share largest(Share asking, long moreBytes, long topicBytes) {
        Optional<Share> ofOther = topics.keySet().stream()
                .filter(topic -> !topic.equals(asking.topic) && bytes(topic) > Math.max(topicShare(), topicBytes))
                .sorted(Comparator.comparingLong(this::bytes).reversed())
                .flatMap(topic -> largest(topic, 0).stream())
                .findFirst();
        return ofOther.or(() -> largest(asking.topic, asking.bytes + moreBytes)).orElse(null);
    }

    private Optional<Share> largest(String topic, long thanBytes) {
        return shares(topic).stream()
                .filter(share -> !share.isAsked && share.bytes > Math.max(thanBytes, share.guaranteedBytes()))
                .max(Comparator.comparingLong(share -> share.bytes));
    }

    private Set<Share> shares(String topic) {
        return topics.getOrDefault(topic, Set.of());
    }

    private long bytes(String topic) {
        return shares(topic).stream().mapToLong(share -> share.bytes).sum();
    }

    private long topicShare() {
        return maxBytes / Math.max(1, topics.size());
    }

    private void warn() {
        if (!hasWarned) {
            log.warn(
                    "The windows of duplicates of this worker take all the memory they may have, {} "
                            + "bytes, a quarter of its heap. Repetitions may be found less far back than "
                            + "dedup.window.records says; the metric dedup-window-records of a partition shows how "
                            + "far. Give the worker more heap (-Xmx), or start another one",
                    maxBytes);
            hasWarned = true;
        }
    }

    /** The memory of one window. */
    public final class Share {

        private final String topic;
        private volatile long bytes;
        private volatile boolean isAsked;

        private Share(String topic, long bytes) {
            this.topic = topic;
            this.bytes = bytes;
        }

        /**
         * Returns true if the window is to take no more than {@link #bytes}; it gets nothing more until then.
         */
        boolean isAsked() {
            return isAsked;
        }

        long bytes() {
            return bytes;
        }

        /** The part that no other window can take as long as there are no more of them. */
        long guaranteedBytes() {
            synchronized (DedupMemory.this) {
                return topicShare() / Math.max(1, shares(topic).size());
            }
        }

        /**
         * Asks for half of the memory, but not of what is guaranteed. It counts as free at once, although its task only
         * frees it later: a poll may take long.
         */
        private void ask() {
            long left = Math.max(bytes / 2, guaranteedBytes());
            freeBytes += bytes - left;
            bytes = left;
            isAsked = true;
            asks.incrementAndGet();
        }

        /** Makes the share {@code wantedBytes} large; returns false if the budget is not enough. */
        public boolean grow(long wantedBytes) {
            synchronized (DedupMemory.this) {
                if (isAsked || !makeRoom(this, wantedBytes - bytes)) {
                    return false;
                }
                freeBytes -= wantedBytes - bytes;
                bytes = wantedBytes;
                return true;
            }
        }

        /** Reports that the window has become as small as it was asked to be. */
        void yielded(long leftBytes) {
            synchronized (DedupMemory.this) {
                freeBytes -= leftBytes - bytes;
                bytes = leftBytes;
                isAsked = false;
            }
        }

        /** Gives all memory back. */
        public void close() {
            synchronized (DedupMemory.this) {
                if (shares(topic).remove(this)) {
                    freeBytes += bytes;
                    if (shares(topic).isEmpty()) {
                        topics.remove(topic);
                    }
                    hasWarned &= !topics.isEmpty();
                }
            }
        }
    }
}
