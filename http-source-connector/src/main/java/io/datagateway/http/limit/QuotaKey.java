// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Key by which a client is counted: subject and issuer of its certificate. It stays the same when a certificate is
 * renewed. Applications that write to the same topic have different keys if their subjects differ in more than the CN.
 */
public record QuotaKey(
        @Nullable X500Principal subject, @Nullable X500Principal issuer) {

    /** Key of all clients without a certificate: they count as one. */
    public static final QuotaKey NOBODY = new QuotaKey(null, null);

    /** @param chain the client's certificates, its own first; empty if it has none */
    public static QuotaKey of(Certificate... chain) {
        return chain.length > 0 && chain[0] instanceof X509Certificate own
                ? new QuotaKey(own.getSubjectX500Principal(), own.getIssuerX500Principal())
                : NOBODY;
    }
}
