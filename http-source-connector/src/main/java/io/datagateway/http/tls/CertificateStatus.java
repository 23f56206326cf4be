// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Status of a client's certificate. It holds for a connection until trust changes or something it rests on begins or runs
 * out, so that a request costs a comparison and not a path validation.
 *
 * @param fault for which the client is refused; null if it is trusted
 * @param snapshot the {@link TlsSnapshot#number()} that has judged
 */
public record CertificateStatus(
        @Nullable CertificateFault fault, ClientPrincipal principal, long snapshot, StatusPeriod period) {

    /** Returns true if nothing has happened since that could change the status. */
    public boolean holds(TlsSnapshot current, Instant now) {
        return snapshot == current.number() && period.contains(now);
    }
}
