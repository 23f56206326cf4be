// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that each certificate of a path is signed by the one above it. It begins at the trust store, so that a chain that
 * is made up costs one signature, and gives up after a few that are wrong, whatever paths a client has made up.
 */
final class PathSignatures {

    private static final int TOLERATED = 3;

    private final int maxWrong;
    private final Set<SignedPair> wrong = new HashSet<>();

    /** @param anchors number of CAs in the trust store, which may all have one name */
    PathSignatures(int anchors) {
        this.maxWrong = anchors + TOLERATED;
    }

    private record SignedPair(X509Certificate issuer, X509Certificate certificate) {}

    /** Returns the fault of the highest certificate that is not signed by the one above it. */
    Optional<CertificateFault> fault(List<X509Certificate> path) {
        for (int i = path.size() - 2; i >= 0; i--) {
            if (!hasSigned(path.get(i + 1), path.get(i))) {
                return Optional.of(new CertificateFault(
                        CertificateFault.Reason.UNKNOWN_ISSUER,
                        "The certificate " + PrintableName.subject(path.get(i)) + " was not signed by the CA "
                                + PrintableName.issuer(path.get(i))
                                + " that this gateway knows, but by another of that name. Use a certificate of the"
                                + " gateway's CA."));
            }
        }
        return Optional.empty();
    }

    /** Returns true if it has, or if the rules refuse the two in any case, as they are too weak to prove anything. */
    private boolean hasSigned(X509Certificate issuer, X509Certificate certificate) {
        if (CertificateStrength.weaknessOf(issuer.getPublicKey()) != null
                || CertificateStrength.weaknessOfSignature(certificate) != null) {
            return true;
        }
        var pair = new SignedPair(issuer, certificate);
        if (wrong.size() >= maxWrong || wrong.contains(pair)) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            // The certificate is bad: a signature that cannot be checked proves nothing.
            wrong.add(pair);
            return false;
        }
    }
}
