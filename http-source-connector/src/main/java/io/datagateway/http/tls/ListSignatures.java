// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signatures of revocation lists: which key has signed which list, as far as the paths of clients have shown. */
final class ListSignatures {

    /** Index of cRLSign among the key usages of RFC 5280, 4.2.1.3. */
    static final int CRL_SIGN = 6;

    private final Map<X509CRL, PublicKey> signers = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Returns true if the issuer may sign lists (RFC 5280, 6.3.3, f) and has signed this one. */
    boolean hasSigned(X509Certificate issuer, X509CRL list) {
        boolean[] usage = issuer.getKeyUsage();
        return (usage == null || usage[CRL_SIGN]) && hasSigned(issuer.getPublicKey(), list);
    }

    /** Returns true if the key has signed this list. */
    boolean hasSigned(PublicKey key, X509CRL list) {
        if (key.equals(signers.get(list))) {
            return true;
        }
        try {
            list.verify(key);
            signers.put(list, key);
            return true;
        } catch (GeneralSecurityException e) {
            // The list is bad, or of another CA with the same name: it says nothing about this certificate.
            return false;
        }
    }

    /** Returns the key that is known to have signed the list; null if none is. */
    @Nullable
    PublicKey signer(X509CRL list) {
        return signers.get(list);
    }

    /** Takes over what was known of a list before. */
    void signedBy(PublicKey key, X509CRL list) {
        signers.put(list, key);
    }
}
