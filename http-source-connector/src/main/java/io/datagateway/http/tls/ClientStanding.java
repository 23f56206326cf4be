// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.time.Instant;

/**
 * What a look at a client's certificates has shown. It holds for a connection until trust changes or something it
 * rests on runs out, so that a request costs a comparison and not a path validation.
 *
 * @param edition the {@link TlsEdition#number()} that has looked
 * @param until when a certificate of the chain or a revocation list runs out
 */
public record ClientStanding(Verdict verdict, ClientPrincipal principal, long edition, Instant until) {

    /** Whether a client may send. */
    public enum Verdict {
        TRUSTED,
        /** It is on a revocation list or on the deny list. */
        REVOKED,
        /** Its chain does not lead to a trusted CA, or not by the rules, or whether it is revoked cannot be told. */
        NOT_TRUSTED
    }

    /** Whether nothing has happened since that could change it. */
    public boolean holds(TlsEdition current, Instant now) {
        return edition == current.number() && now.isBefore(until);
    }
}
