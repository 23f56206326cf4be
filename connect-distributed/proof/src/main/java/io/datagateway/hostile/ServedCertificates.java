// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server's certificates in their order, to tell which may be shown when: only valid ones, and none older than one
 * that others have seen before. The time that a server takes to notice a new file is measured and not judged: it is the
 * machine's.
 */
final class ServedCertificates {

    private static final long NOT_YET = Long.MAX_VALUE;

    private final List<InstalledCertificate> history = new ArrayList<>();

    private static final class InstalledCertificate {

        private final BigInteger serial;
        private final long atNanos;
        private long seenAtNanos = NOT_YET;

        InstalledCertificate(BigInteger serial, long atNanos) {
            this.serial = serial;
            this.atNanos = atNanos;
        }
    }

    /** @param first the serial number of the certificate in use already */
    ServedCertificates(BigInteger first) {
        install(first, Long.MIN_VALUE);
    }

    /** Adds a certificate; to be called before its file is written, which may be read at once. */
    synchronized void install(BigInteger serial, long atNanos) {
        history.add(new InstalledCertificate(serial, atNanos));
    }

    /** Notes a handshake that began and ended then. Returns true if it may have shown this certificate. */
    synchronized boolean see(BigInteger serial, long beginNanos, long endNanos) {
        boolean overtaken = false;
        for (int i = history.size() - 1; i >= 0; i--) {
            InstalledCertificate installed = history.get(i);
            if (installed.serial.equals(serial)) {
                installed.seenAtNanos = Math.min(installed.seenAtNanos, endNanos);
                notifyAll();
                return !overtaken;
            }
            overtaken |= installed.seenAtNanos < beginNanos;
        }
        return false;
    }

    /** Waits until the latest certificate has been seen. Returns true if it has. */
    synchronized boolean awaitLatest(Duration limit) throws InterruptedException {
        InstalledCertificate latest = history.get(history.size() - 1);
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); latest.seenAtNanos == NOT_YET && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return latest.seenAtNanos != NOT_YET;
    }

    /** Returns the longest time from a new file to the first handshake that showed it, of those that were seen. */
    synchronized Duration longestToNotice() {
        return Duration.ofNanos(history.stream()
                .skip(1)
                .filter(installed -> installed.seenAtNanos != NOT_YET)
                .mapToLong(installed -> installed.seenAtNanos - installed.atNanos)
                .max()
                .orElse(0));
    }
}
