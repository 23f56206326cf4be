// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static io.datagateway.http.tls.CertificateFault.Reason.DENIED;
import static io.datagateway.http.tls.CertificateFault.Reason.TOO_LARGE;
import static io.datagateway.http.tls.CertificateFault.Reason.UNKNOWN_ISSUER;

import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judge of clients' certificates: trusts one with a path to a CA of the trust store, all of whose certificates keep the
 * rules, and that neither a revocation list nor the deny list names.
 */
final class CertificateJudge {

    /** Bounds on what a client may send: it is kept as long as the connection, whoever the client is. */
    private static final int MAX_CERTIFICATES = 10;

    private static final int MAX_BYTES = 16 * 1024;
    private static final int MAX_NAMES = 5;

    private final List<X509Certificate> anchors;
    private final PathFinder finder;
    private final PathValidation validation;
    private final DenyList denied;
    private final PrincipalSource source;

    CertificateJudge(KeyStore trust, @Nullable RevocationLists lists, DenyList denied, PrincipalSource source) {
        this.anchors = TlsStores.certificates(trust);
        this.finder = new PathFinder(anchors);
        this.validation = new PathValidation(anchors, lists);
        this.denied = denied;
        this.source = source;
    }

    /** Returns the fault of a chain that is too large to be looked at; it costs nothing to find. */
    Optional<CertificateFault> sizeFault(X509Certificate[] chain) {
        boolean isTooLarge = chain.length > MAX_CERTIFICATES
                || Arrays.stream(chain).mapToInt(CertificateJudge::bytes).sum() > MAX_BYTES
                || CertificateStrength.isCostly(chain[0].getPublicKey());
        return isTooLarge
                ? Optional.of(new CertificateFault(
                        TOO_LARGE,
                        "The client may send " + MAX_CERTIFICATES + " certificates of " + MAX_BYTES
                                + " bytes together, with a key of a usual size."))
                : Optional.empty();
    }

    private static int bytes(X509Certificate certificate) {
        try {
            return certificate.getEncoded().length;
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }

    /**
     * Returns the fault for which the client is refused now.
     *
     * @param chain the client's certificate first
     */
    Optional<CertificateFault> fault(X509Certificate[] chain, Instant now) {
        if (denied.denies(chain)) {
            return Optional.of(new CertificateFault(
                    DENIED,
                    "The client certificate " + PrintableName.subject(chain[0]) + ", issued by "
                            + PrintableName.issuer(chain[0])
                            + ", or a CA above it, is on this gateway's deny list. Ask the gateway's operator for a new"
                            + " one."));
        }
        PathFinder.Found found = finder.from(chain);
        var rules = new PathRules(source, now);
        var signatures = new PathSignatures(anchors.size());
        var faults = new ArrayList<CertificateFault>();
        for (List<X509Certificate> path : found.paths()) {
            Optional<CertificateFault> fault =
                    signatures.fault(path).or(() -> rules.fault(path)).or(() -> validation.fault(path, now));
            if (fault.isEmpty()) {
                return fault;
            }
            faults.add(fault.get());
        }
        return Optional.of(mostTelling(faults).orElseGet(() -> unknownIssuer(chain[0], found.end())));
    }

    /** A path that is signed tells more than one that is not. */
    private static Optional<CertificateFault> mostTelling(List<CertificateFault> faults) {
        return faults.stream()
                .filter(fault -> fault.reason() != UNKNOWN_ISSUER)
                .findFirst()
                .or(() -> faults.stream().findFirst());
    }

    private CertificateFault unknownIssuer(X509Certificate client, X509Certificate end) {
        String issuer = PrintableName.issuer(end);
        String missing = end.getSubjectX500Principal().equals(end.getIssuerX500Principal())
                ? "its chain ends at " + issuer + ", which this gateway does not trust"
                : "no certificate of " + issuer + " was sent or is trusted here";
        return new CertificateFault(
                UNKNOWN_ISSUER,
                "The client certificate " + PrintableName.subject(client) + ", issued by "
                        + PrintableName.issuer(client) + ", is not trusted: " + missing
                        + ". Use a certificate of a CA that is trusted here (" + authorities()
                        + "), and send the CA certificates in between with it.");
    }

    /** Returns the names of the CAs of the trust store. */
    String authorities() {
        String names = anchors.stream()
                .map(PrintableName::subject)
                .distinct()
                .limit(MAX_NAMES)
                .collect(Collectors.joining("; "));
        return anchors.size() > MAX_NAMES ? names + "; …" : names;
    }

    /** Returns the time around {@code now} in which nothing begins or runs out that the judgement rests on. */
    StatusPeriod period(X509Certificate[] chain, Instant now) {
        return StatusPeriod.around(
                now,
                Stream.concat(
                        Stream.concat(Arrays.stream(chain), anchors.stream()).flatMap(StatusPeriod::changes),
                        Stream.of(validation.earliestListEnd())));
    }
}
