// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who limits are counted for: subject and issuer of the certificate. It stays the same when a certificate is renewed, and
 * is another one for each application that writes to the same topic, if their subjects differ in more than the CN.
 */
public record ClientName(
        @Nullable X500Principal subject, @Nullable X500Principal issuer) {

    /** All that come without a certificate: they count as one. */
    public static final ClientName NOBODY = new ClientName(null, null);

    /** @param chain of the client, its own certificate first; empty if it has none */
    public static ClientName of(Certificate... chain) {
        return chain.length > 0 && chain[0] instanceof X509Certificate own
                ? new ClientName(own.getSubjectX500Principal(), own.getIssuerX500Principal())
                : NOBODY;
    }
}
