// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.time.Instant;

/**
 * Status of a client's certificate. It holds for a connection until trust changes or something it rests on runs out, so
 * that a request costs a comparison and not a path validation.
 *
 * @param snapshot the {@link TlsSnapshot#number()} that has checked
 * @param until the time when a certificate of the chain or a revocation list runs out
 */
public record CertificateStatus(Verdict verdict, ClientPrincipal principal, long snapshot, Instant until) {

    /** Result of the check. */
    public enum Verdict {
        TRUSTED,
        /** The certificate is on a revocation list or on the deny list. */
        REVOKED,
        /** The chain does not lead to a trusted CA, or breaks the rules, or its revocation status is unknown. */
        NOT_TRUSTED
    }

    /** Returns true if nothing has happened since that could change the status. */
    public boolean holds(TlsSnapshot current, Instant now) {
        return snapshot == current.number() && now.isBefore(until);
    }
}
