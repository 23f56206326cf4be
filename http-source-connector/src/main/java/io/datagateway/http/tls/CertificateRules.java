// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static io.datagateway.http.tls.CertificateFault.Reason.EXPIRED;
import static io.datagateway.http.tls.CertificateFault.Reason.INVALID_PATH;
import static io.datagateway.http.tls.CertificateFault.Reason.NOT_YET_VALID;
import static io.datagateway.http.tls.CertificateFault.Reason.UNKNOWN_EXTENSION;
import static io.datagateway.http.tls.CertificateFault.Reason.WEAK_KEY;
import static io.datagateway.http.tls.CertificateFault.Reason.WEAK_SIGNATURE;
import static io.datagateway.http.tls.CertificateFault.Reason.WRONG_PURPOSE;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rules that a certificate keeps by itself, wherever it stands in a path. */
final class CertificateRules {

    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    /** Index of digitalSignature among the key usages of RFC 5280, 4.2.1.3. */
    private static final int DIGITAL_SIGNATURE = 0;

    /** Extensions that these rules, or Java's validation, look at. */
    private static final Set<String> KNOWN = Set.of(
            "2.5.29.15", // keyUsage
            "2.5.29.17", // subjectAltName
            "2.5.29.19", // basicConstraints
            "2.5.29.30", // nameConstraints
            "2.5.29.32", // certificatePolicies
            "2.5.29.33", // policyMappings
            "2.5.29.36", // policyConstraints
            "2.5.29.37", // extKeyUsage
            "2.5.29.54"); // inhibitAnyPolicy

    private final X509Certificate certificate;
    private final String role;

    /** @param role as the beginning of a sentence: "The CA certificate" */
    CertificateRules(X509Certificate certificate, String role) {
        this.certificate = certificate;
        this.role = role;
    }

    static boolean isExpired(X509Certificate certificate, Instant now) {
        return !now.isBefore(StatusPeriod.end(certificate));
    }

    static boolean isNotYetValid(X509Certificate certificate, Instant now) {
        return now.isBefore(certificate.getNotBefore().toInstant());
    }

    Optional<CertificateFault> datesFault(Instant now) {
        if (isExpired(certificate, now)) {
            return fault(
                    EXPIRED,
                    "expired at " + certificate.getNotAfter().toInstant() + ". Use a renewed one on a new connection");
        }
        return isNotYetValid(certificate, now)
                ? fault(
                        NOT_YET_VALID,
                        "is valid only from " + certificate.getNotBefore().toInstant()
                                + " on. Wait until then, or check the clocks of the CA and of the gateway, where it is "
                                + now)
                : Optional.empty();
    }

    Optional<CertificateFault> keyFault() {
        return weak(WEAK_KEY, CertificateStrength.weaknessOf(certificate.getPublicKey()));
    }

    Optional<CertificateFault> signatureFault() {
        return weak(WEAK_SIGNATURE, CertificateStrength.weaknessOfSignature(certificate));
    }

    private Optional<CertificateFault> weak(CertificateFault.Reason reason, @Nullable String weakness) {
        return weakness == null ? Optional.empty() : fault(reason, "has " + weakness + ". Have it issued anew");
    }

    /** A client signs the handshake with its key, and does so as a client. */
    Optional<CertificateFault> clientPurposeFault() {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && !usage[DIGITAL_SIGNATURE]
                ? fault(WRONG_PURPOSE, "may not be used to sign: its keyUsage has no digitalSignature")
                : purposeFault();
    }

    /** The purposes of a CA are those of the certificates below it. */
    Optional<CertificateFault> purposeFault() {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.contains(CLIENT_AUTH) || purposes.contains(ANY_PURPOSE)
                    ? Optional.empty()
                    : fault(WRONG_PURPOSE, "is not for clients: its extendedKeyUsage has no clientAuth");
        } catch (CertificateParsingException e) {
            return fault(INVALID_PATH, "has an extendedKeyUsage that cannot be read");
        }
    }

    Optional<CertificateFault> extensionsFault() {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        var unknown = new TreeSet<>(critical == null ? Set.of() : critical);
        unknown.removeAll(KNOWN);
        return unknown.isEmpty()
                ? Optional.empty()
                : fault(UNKNOWN_EXTENSION, "has critical extensions that are not known here: " + unknown);
    }

    private Optional<CertificateFault> fault(CertificateFault.Reason reason, String finding) {
        return Optional.of(new CertificateFault(
                reason,
                role + " " + PrintableName.subject(certificate) + ", issued by " + PrintableName.issuer(certificate)
                        + ", " + finding + "."));
    }
}
