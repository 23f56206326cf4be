// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.util.Locale;

/**
 * Fault of a client's certificate, or of one above it, for which the client is refused.
 *
 * @param explanation what was found and what to do, in sentences
 */
public record CertificateFault(Reason reason, String explanation) {

    /** Kinds of faults. The text of each is part of answers and log lines, so that it never changes. */
    public enum Reason {
        EXPIRED,
        NOT_YET_VALID,
        REVOKED,
        DENIED,
        UNKNOWN_ISSUER,
        WEAK_KEY,
        WEAK_SIGNATURE,
        WRONG_PURPOSE,
        UNKNOWN_EXTENSION,
        ISSUER_EXPIRED,
        ISSUER_NOT_YET_VALID,
        ISSUER_MAY_NOT_SIGN,
        PATH_TOO_LONG,
        NAME_NOT_PERMITTED,
        NO_REVOCATION_LIST,
        TOO_LARGE,
        INVALID_PATH;

        /** Returns the reason as in {@code issuer-expired}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
