// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Which of the server's certificates may be seen when: only good ones, and none older than one that others have seen
 * before. How long a server takes to notice a new file is measured, not judged: that is the machine's.
 */
final class ServedCertificates {

    private static final long NOT_YET = Long.MAX_VALUE;

    private final List<InstalledCertificate> history = new ArrayList<>();

    private static final class InstalledCertificate {

        private final BigInteger serial;
        private final long at;
        private long seenAt = NOT_YET;

        InstalledCertificate(BigInteger serial, long at) {
            this.serial = serial;
            this.at = at;
        }
    }

    /** @param first in use already */
    ServedCertificates(BigInteger first) {
        install(first, Long.MIN_VALUE);
    }

    /** Say it before the file is written: it may be read at once. */
    synchronized void install(BigInteger serial, long at) {
        history.add(new InstalledCertificate(serial, at));
    }

    /** Takes note of a handshake that began and ended then; returns whether it may have shown this one. */
    synchronized boolean see(BigInteger serial, long begin, long end) {
        boolean overtaken = false;
        for (int i = history.size() - 1; i >= 0; i--) {
            InstalledCertificate installed = history.get(i);
            if (installed.serial.equals(serial)) {
                installed.seenAt = Math.min(installed.seenAt, end);
                notifyAll();
                return !overtaken;
            }
            overtaken |= installed.seenAt < begin;
        }
        return false;
    }

    /** Waits until the latest has been seen; returns whether it has. */
    synchronized boolean awaitLatest(Duration limit) throws InterruptedException {
        InstalledCertificate latest = history.get(history.size() - 1);
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); latest.seenAt == NOT_YET && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return latest.seenAt != NOT_YET;
    }

    /** The longest from a new file to the first handshake that showed it; of those that were seen. */
    synchronized Duration longestToNotice() {
        return Duration.ofNanos(history.stream()
                .skip(1)
                .filter(installed -> installed.seenAt != NOT_YET)
                .mapToLong(installed -> installed.seenAt - installed.at)
                .max()
                .orElse(0));
    }
}
