// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static io.datagateway.http.tls.CertificateFault.Reason.ISSUER_EXPIRED;
import static io.datagateway.http.tls.CertificateFault.Reason.ISSUER_MAY_NOT_SIGN;
import static io.datagateway.http.tls.CertificateFault.Reason.ISSUER_NOT_YET_VALID;
import static io.datagateway.http.tls.CertificateFault.Reason.NAME_NOT_PERMITTED;
import static io.datagateway.http.tls.CertificateFault.Reason.PATH_TOO_LONG;
import static io.datagateway.http.tls.PrintableName.subject;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rules for the certificates of a path: RFC 5280, section 6, and this gateway's limits. They hold for the CA of the trust
 * store, too, which Java's validation takes as it is: that a CA is trusted does not mean that it may do what it says it
 * may not.
 */
final class PathRules {

    /** Index of keyCertSign among the key usages of RFC 5280, 4.2.1.3. */
    private static final int KEY_CERT_SIGN = 5;

    private final PrincipalSource source;
    private final Instant now;

    PathRules(PrincipalSource source, Instant now) {
        this.source = source;
        this.now = now;
    }

    /** @param path the client's certificate first, that of the trust store last */
    Optional<CertificateFault> fault(List<X509Certificate> path) {
        var own = new CertificateRules(path.get(0), "The client certificate");
        Optional<CertificateFault> fault = own.datesFault(now)
                .or(own::keyFault)
                .or(own::clientPurposeFault)
                .or(own::extensionsFault)
                .or(() -> signatureFault(path, 0));
        for (int i = 1; fault.isEmpty() && i < path.size(); i++) {
            fault = authorityFault(path, i);
        }
        return fault;
    }

    /** Nobody relies on the signature of a certificate in the trust store. */
    private static Optional<CertificateFault> signatureFault(List<X509Certificate> path, int index) {
        return index == path.size() - 1
                ? Optional.empty()
                : new CertificateRules(path.get(index), index == 0 ? "The client certificate" : "The CA certificate")
                        .signatureFault();
    }

    private Optional<CertificateFault> authorityFault(List<X509Certificate> path, int index) {
        X509Certificate authority = path.get(index);
        var rules = new CertificateRules(authority, "The CA certificate");
        return authorityDatesFault(authority)
                .or(rules::keyFault)
                .or(() -> signingFault(authority, index == path.size() - 1))
                .or(rules::purposeFault)
                .or(rules::extensionsFault)
                .or(() -> lengthFault(path, index))
                .or(() -> namesFault(path, index))
                .or(() -> signatureFault(path, index));
    }

    private Optional<CertificateFault> authorityDatesFault(X509Certificate authority) {
        if (CertificateRules.isExpired(authority, now)) {
            return fault(
                    ISSUER_EXPIRED,
                    "expired at " + authority.getNotAfter().toInstant() + ". The CA must renew it, and "
                            + "clients that send it must send the renewed one",
                    authority);
        }
        return CertificateRules.isNotYetValid(authority, now)
                ? fault(
                        ISSUER_NOT_YET_VALID,
                        "is valid only from " + authority.getNotBefore().toInstant() + " on",
                        authority)
                : Optional.empty();
    }

    /** A certificate of X.509 version 1 cannot say what it may, so that the trust store decides. */
    private static Optional<CertificateFault> signingFault(X509Certificate authority, boolean isTrusted) {
        boolean[] usage = authority.getKeyUsage();
        boolean isAuthority = authority.getBasicConstraints() >= 0 || (isTrusted && authority.getVersion() == 1);
        return isAuthority && (usage == null || usage[KEY_CERT_SIGN])
                ? Optional.empty()
                : fault(
                        ISSUER_MAY_NOT_SIGN,
                        "may not sign certificates: that needs basicConstraints CA:TRUE and, if there is a keyUsage,"
                                + " keyCertSign in it",
                        authority);
    }

    private static Optional<CertificateFault> lengthFault(List<X509Certificate> path, int index) {
        X509Certificate authority = path.get(index);
        long below = path.subList(1, index).stream()
                .filter(certificate -> !isSelfIssued(certificate))
                .count();
        return authority.getBasicConstraints() < 0 || below <= authority.getBasicConstraints()
                ? Optional.empty()
                : fault(
                        PATH_TOO_LONG,
                        "allows " + authority.getBasicConstraints()
                                + " CAs below it (pathLenConstraint), and here are "
                                + below,
                        authority);
    }

    private Optional<CertificateFault> namesFault(List<X509Certificate> path, int index) {
        X509Certificate authority = path.get(index);
        for (int i = 0; i < index; i++) {
            X509Certificate below = path.get(i);
            boolean isBound = i == 0 || !isSelfIssued(below);
            if (isBound && !NameConstraints.permit(authority, below)) {
                return notPermitted(authority, subject(below));
            }
        }
        String commonName = source == PrincipalSource.CN ? source.nameIn(path.get(0)) : null;
        return commonName == null || NameConstraints.permitAsDnsName(authority, commonName)
                ? Optional.empty()
                : notPermitted(authority, "CN=" + PrintableName.of(commonName));
    }

    private static Optional<CertificateFault> notPermitted(X509Certificate authority, String name) {
        return fault(NAME_NOT_PERMITTED, "may not give the name " + name + " (nameConstraints)", authority);
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static Optional<CertificateFault> fault(
            CertificateFault.Reason reason, String finding, X509Certificate authority) {
        return Optional.of(
                new CertificateFault(reason, "The CA certificate " + subject(authority) + " " + finding + "."));
    }
}
