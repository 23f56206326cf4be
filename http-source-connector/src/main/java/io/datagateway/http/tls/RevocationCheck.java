// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

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
 * Checks each certificate of a path: there must be a current list, signed by its issuer, that does not name it. Java's own
 * revocation checker cannot be used, as it asks addresses that certificates name.
 */
final class RevocationCheck extends PKIXCertPathChecker {

    private final RevocationLists lists;
    private final Set<TrustAnchor> anchors;
    private @Nullable X509Certificate above;

    RevocationCheck(RevocationLists lists, Set<TrustAnchor> anchors) {
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
        List<X509CRL> current = lists.lists().stream()
                .filter(list -> list.getIssuerX500Principal().equals(subject.getIssuerX500Principal()))
                .filter(list -> now.isBefore(list.getNextUpdate().toInstant()))
                .filter(list ->
                        issuers(subject).anyMatch(issuer -> lists.signatures().hasSigned(issuer, list)))
                .toList();
        if (current.isEmpty()) {
            throw refusal("no current revocation list of its issuer", BasicReason.UNDETERMINED_REVOCATION_STATUS);
        }
        if (current.stream().anyMatch(list -> list.isRevoked(subject))) {
            throw refusal("revoked", BasicReason.REVOKED);
        }
        above = subject;
    }

    private static CertPathValidatorException refusal(String why, BasicReason reason) {
        return new CertPathValidatorException(why, null, null, -1, reason);
    }

    private Stream<X509Certificate> issuers(X509Certificate subject) {
        return above != null
                ? Stream.of(above)
                : anchors.stream()
                        .map(TrustAnchor::getTrustedCert)
                        .filter(ca -> ca.getSubjectX500Principal().equals(subject.getIssuerX500Principal()));
    }
}
