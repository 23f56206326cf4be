// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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

    private boolean hasSigned(PublicKey key, X509CRL list) {
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

    /**
     * Returns the good lists of {@code before} that {@code next} must not replace: lists of the same issuer are among these,
     * but the key that had signed the good one has signed none of them.
     */
    List<X509CRL> displaced(ListSignatures before, List<X509CRL> next, Instant now) {
        var displaced = new ArrayList<X509CRL>();
        for (Map.Entry<X509CRL, PublicKey> known : before.signers()) {
            X509CRL list = known.getKey();
            PublicKey key = known.getValue();
            List<X509CRL> ofIssuer = next.stream()
                    .filter(other -> other.getIssuerX500Principal().equals(list.getIssuerX500Principal()))
                    .toList();
            boolean isSigned = ofIssuer.stream().anyMatch(other -> hasSigned(key, other));
            if (!ofIssuer.isEmpty()
                    && !isSigned
                    && now.isBefore(list.getNextUpdate().toInstant())) {
                signers.put(list, key);
                displaced.add(list);
            }
        }
        return displaced;
    }

    private List<Map.Entry<X509CRL, PublicKey>> signers() {
        synchronized (signers) {
            return List.copyOf(signers.entrySet());
        }
    }
}
