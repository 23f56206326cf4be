// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which of the server's certificates may be seen when: the latest good one, once there was time to notice it. */
final class ServedCertificates {

    private final long timeToNotice;
    private final List<Installed> history = new ArrayList<>();

    private record Installed(BigInteger serial, long at) {}

    /** @param first in use already */
    ServedCertificates(BigInteger first, Duration timeToNotice) {
        this.timeToNotice = timeToNotice.toNanos();
        history.add(new Installed(first, Long.MIN_VALUE));
    }

    /** Say it before the file is written: it may be read at once. */
    synchronized void install(BigInteger serial, long at) {
        history.add(new Installed(serial, at));
    }

    /** Whether a handshake that began at that time, and is over, may have shown this one. */
    synchronized boolean mayBe(BigInteger serial, long begin) {
        for (int i = history.size() - 1; i >= 0; i--) {
            Installed installed = history.get(i);
            if (installed.serial().equals(serial)) {
                return true;
            }
            if (installed.at() == Long.MIN_VALUE || begin - installed.at() > timeToNotice) {
                return false;
            }
        }
        return false;
    }
}
