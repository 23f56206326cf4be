// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory budget, in bytes, of all deduplication windows of a worker together. Where it is not enough, the largest
 * ones give half of their own to a smaller one, so that none is more than twice as large as another that needs it too.
 * For any thread; asked only when a window is full.
 */
public final class DedupMemory {

    private static final Logger log = LoggerFactory.getLogger(DedupMemory.class);

    private static final DedupMemory OF_WORKER =
            new DedupMemory(Runtime.getRuntime().maxMemory() / 4);

    private final long maxBytes;
    private final Set<Share> shares = new HashSet<>();
    private long freeBytes;
    private boolean hasWarned;

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

    /** A share of {@code bytes}, which is granted in any case: it is small. */
    public synchronized Share share(long bytes) {
        Share share = new Share(bytes);
        shares.add(share);
        freeBytes -= bytes;
        return share;
    }

    /**
     * Asks larger shares for memory: only those that are larger than the asking one will be, so that two can never ask
     * each other in turns.
     */
    private boolean makeRoom(long moreBytes, long wantedBytes) {
        while (moreBytes > freeBytes) {
            warn();
            Optional<Share> largest = shares.stream()
                    .filter(share -> !share.isAsked && share.bytes > wantedBytes)
                    .max(Comparator.comparingLong(share -> share.bytes));
            if (largest.isEmpty()) {
                return false;
            }
            largest.get().ask();
        }
        return true;
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

        private long bytes;
        private volatile boolean isAsked;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        /**
         * Returns true if the window is to give half of its memory back, which is counted as given; it gets nothing
         * more until then.
         */
        boolean isAsked() {
            return isAsked;
        }

        /**
         * Asks for half of the memory, which counts as free at once, although its task only frees it later: a poll may
         * take long.
         */
        private void ask() {
            freeBytes += bytes - bytes / 2;
            bytes /= 2;
            isAsked = true;
        }

        /** Makes the share {@code wantedBytes} large; returns false if the budget is not enough. */
        public boolean grow(long wantedBytes) {
            synchronized (DedupMemory.this) {
                if (isAsked || !makeRoom(wantedBytes - bytes, wantedBytes)) {
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
                if (shares.remove(this)) {
                    freeBytes += bytes;
                    hasWarned &= !shares.isEmpty();
                }
            }
        }
    }
}
