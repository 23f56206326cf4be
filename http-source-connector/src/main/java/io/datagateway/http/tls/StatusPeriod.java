// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Period in which a status holds.
 *
 * @param from the first instant of it
 * @param until the first instant after it
 */
public record StatusPeriod(Instant from, Instant until) {

    /** Returns the longest period around {@code now} without a change inside. */
    static StatusPeriod around(Instant now, Stream<Instant> changes) {
        var period = new StatusPeriod(Instant.MIN, Instant.MAX);
        for (Instant change : (Iterable<Instant>) changes::iterator) {
            period = period.cut(change, now);
        }
        return period;
    }

    private StatusPeriod cut(Instant change, Instant now) {
        if (now.isBefore(change)) {
            return change.isBefore(until) ? new StatusPeriod(from, change) : this;
        }
        return change.isAfter(from) ? new StatusPeriod(change, until) : this;
    }

    /** Returns the instants at which a certificate becomes valid, and is valid no more. */
    static Stream<Instant> changes(X509Certificate certificate) {
        return Stream.of(certificate.getNotBefore().toInstant(), end(certificate));
    }

    /** Returns the first instant at which a certificate is valid no more: it is valid at its end itself. */
    static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().plusMillis(1);
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
