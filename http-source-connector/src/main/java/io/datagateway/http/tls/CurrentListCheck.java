// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Demands a current list, signed by the issuer, for each certificate of a path. Java's revocation checker demands that
 * too, but not before it has asked the address that a certificate names.
 */
final class CurrentListCheck extends PKIXCertPathChecker {

    private final List<X509CRL> lists;
    private final Set<TrustAnchor> anchors;
    private @Nullable X509Certificate above;

    CurrentListCheck(List<X509CRL> lists, Set<TrustAnchor> anchors) {
        this.lists = lists;
        this.anchors = anchors;
    }

    @Override
    public void init(boolean forward) throws CertPathValidatorException {
        if (forward) {
            throw new CertPathValidatorException("a list is checked with the key of the certificate above");
        }
        above = null;
    }

    @Override
    public boolean isForwardCheckingSupported() {
        return false;
    }

    @Override
    public @Nullable Set<String> getSupportedExtensions() {
        return null;
    }

    /** Called from the certificate below the CA of the trust store down to the client's. */
    @Override
    public void check(Certificate certificate, @Nullable Collection<String> unresolved)
            throws CertPathValidatorException {
        var subject = (X509Certificate) certificate;
        Instant now = Instant.now();
        boolean isKnown = lists.stream()
                .filter(list -> list.getIssuerX500Principal().equals(subject.getIssuerX500Principal()))
                .filter(list -> now.isBefore(list.getNextUpdate().toInstant()))
                .anyMatch(list -> issuers(subject).anyMatch(key -> isSignedBy(key, list)));
        if (!isKnown) {
            throw new CertPathValidatorException(
                    "no current revocation list of " + subject.getIssuerX500Principal(),
                    null,
                    null,
                    -1,
                    BasicReason.UNDETERMINED_REVOCATION_STATUS);
        }
        above = subject;
    }

    private Stream<PublicKey> issuers(X509Certificate subject) {
        return above != null
                ? Stream.of(above.getPublicKey())
                : anchors.stream()
                        .map(TrustAnchor::getTrustedCert)
                        .filter(ca -> ca.getSubjectX500Principal().equals(subject.getIssuerX500Principal()))
                        .map(X509Certificate::getPublicKey);
    }

    private static boolean isSignedBy(PublicKey issuer, X509CRL list) {
        try {
            list.verify(issuer);
            return true;
        } catch (GeneralSecurityException e) {
            // The list is bad, or of another CA with the same name: it says nothing about this certificate.
            return false;
        }
    }
}
