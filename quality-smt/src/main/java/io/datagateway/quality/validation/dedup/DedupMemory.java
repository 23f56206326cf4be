// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many bytes of memory all windows of duplicates of a worker may take together. Where that is not enough, the largest
 * ones give half of their own to a smaller one, so that none is more than twice as large as another that needs it too. For
 * any thread; asked only when a window is full.
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

    /** The one for all tasks of this worker: a quarter of its heap. */
    public static DedupMemory ofWorker() {
        return OF_WORKER;
    }

    public synchronized long freeBytes() {
        return freeBytes;
    }

    /** A share of {@code bytes}, to be had in any case: it is small. */
    public synchronized Share share(long bytes) {
        Share share = new Share(bytes);
        shares.add(share);
        freeBytes -= bytes;
        return share;
    }

    /** Asks those for it that are larger than who wants it will be; two can thus never ask each other in turns. */
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
                    "The windows of duplicates of this worker take all the memory they may have, {} bytes, a quarter of its"
                            + " heap. Repetitions may be found less far back than dedup.window.records says; the metric"
                            + " dedup-window-records of a partition shows how far. Give the worker more heap (-Xmx), or"
                            + " start another one",
                    maxBytes);
            hasWarned = true;
        }
    }

    /** What one window takes. */
    public final class Share {

        private long bytes;
        private volatile boolean isAsked;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        /** Whether it is to give half of itself back, which is counted as given; it gets nothing more until then. */
        boolean isAsked() {
            return isAsked;
        }

        /** Counts from now on, although the memory is only freed when its task comes to it: a poll may take long. */
        private void ask() {
            freeBytes += bytes - bytes / 2;
            bytes /= 2;
            isAsked = true;
        }

        /** Makes it {@code wantedBytes} bytes large; false if that is not to be had. */
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

        /** Says that it has become as small as it was asked to be. */
        void yielded(long leftBytes) {
            synchronized (DedupMemory.this) {
                freeBytes -= leftBytes - bytes;
                bytes = leftBytes;
                isAsked = false;
            }
        }

        /** Gives all back. */
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
