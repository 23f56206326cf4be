// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static io.datagateway.http.tls.CertificateFault.Reason.INVALID_PATH;
import static io.datagateway.http.tls.CertificateFault.Reason.NO_REVOCATION_LIST;
import static io.datagateway.http.tls.CertificateFault.Reason.REVOKED;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Java's validation of a path that keeps our rules: policies, whatever we have not thought of, and revocation. */
final class PathValidation {

    private final Set<TrustAnchor> anchors;
    private final @Nullable RevocationLists lists;

    PathValidation(List<X509Certificate> anchors, @Nullable RevocationLists lists) {
        this.anchors = anchors.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toUnmodifiableSet());
        this.lists = lists;
        if (lists != null) {
            lists.warnOfSilentAuthorities(this.anchors);
        }
    }

    Instant earliestListEnd() {
        return lists == null ? Instant.MAX : lists.earliestEnd();
    }

    /** @param path the client's certificate first, that of the trust store last */
    Optional<CertificateFault> fault(List<X509Certificate> path, Instant now) {
        int below = path.size() - 1;
        if (below == 0) {
            return Optional.empty(); // The trust store holds the client's own certificate.
        }
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(path.get(below), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            if (lists != null) {
                parameters.addCertPathChecker(lists.checker(anchors));
            }
            CertPath certificates = CertificateFactory.getInstance("X.509").generateCertPath(path.subList(0, below));
            CertPathValidator.getInstance("PKIX").validate(certificates, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(fault(path.get(Math.max(0, e.getIndex())), e));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java validates paths", e);
        }
    }

    private static CertificateFault fault(X509Certificate certificate, CertPathValidatorException failure) {
        String subject = PrintableName.subject(certificate);
        String issuer = PrintableName.issuer(certificate);
        if (failure.getReason() == BasicReason.REVOKED) {
            return new CertificateFault(
                    REVOKED,
                    "The certificate " + subject + " has been revoked by its issuer, " + issuer
                            + ". Ask the issuer or the gateway's operator for a new one.");
        }
        return failure.getReason() == BasicReason.UNDETERMINED_REVOCATION_STATUS
                ? new CertificateFault(
                        NO_REVOCATION_LIST,
                        "The certificate " + subject + " cannot be checked: this gateway has no current revocation"
                                + " list of its issuer, " + issuer
                                + ". The gateway's operator must renew the list.")
                : new CertificateFault(
                        INVALID_PATH,
                        "The certificate " + subject + ", issued by " + issuer + ", is refused by the validation of"
                                + " Java (" + failure.getReason() + "). Have it issued anew.");
    }
}
