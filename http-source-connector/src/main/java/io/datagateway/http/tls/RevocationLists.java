// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate revocation lists (CRLs, RFC 5280, section 5) of a file or a folder, PEM or DER.
 *
 * @param signatures what is known of who has signed them
 */
record RevocationLists(List<X509CRL> lists, ListSignatures signatures) {

    private static final Logger log = LoggerFactory.getLogger(RevocationLists.class);

    private static final Pattern WEAK = Pattern.compile("MD|SHA1", Pattern.CASE_INSENSITIVE);

    /**
     * Loads the lists; returns null if no location is set.
     *
     * @param trust the trust store; a list with the name of a CA in it must be signed by it
     * @param before the lists in use until now; those stay that the new ones of their issuer must not replace
     */
    static @Nullable RevocationLists load(@Nullable Path location, KeyStore trust, @Nullable RevocationLists before) {
        if (location == null) {
            return null;
        }
        var lists = new ArrayList<X509CRL>();
        for (Path file : files(location)) {
            lists.addAll(read(file));
        }
        if (lists.isEmpty()) {
            throw refused("holds no list. Put one of each CA there");
        }
        lists.forEach(RevocationLists::check);
        var signatures = new ListSignatures();
        refuseForged(lists, trust, signatures);
        if (before != null) {
            lists.addAll(new ReplacedLists(List.copyOf(lists), signatures).kept(before, Instant.now()));
        }
        return new RevocationLists(List.copyOf(lists), signatures);
    }

    /** Refuses lists that bear the name of a CA in the trust store, none of which a CA of that name has signed. */
    private static void refuseForged(List<X509CRL> lists, KeyStore trust, ListSignatures signatures) {
        List<X509Certificate> authorities = TlsStores.certificates(trust);
        for (X509Certificate authority : authorities) {
            X500Principal name = authority.getSubjectX500Principal();
            List<X509CRL> ofName = lists.stream()
                    .filter(list -> list.getIssuerX500Principal().equals(name))
                    .toList();
            // Each is tried, as it is remembered who has signed which.
            long signed = authorities.stream()
                    .filter(other -> other.getSubjectX500Principal().equals(name))
                    .flatMap(other -> ofName.stream().filter(list -> signatures.hasSigned(other, list)))
                    .count();
            if (!ofName.isEmpty() && signed == 0 && maySign(authority)) {
                throw refused("has a list that the CA has not signed whose name it bears (of " + name.getName()
                        + "). Get the list from the CA again");
            }
        }
    }

    /** A CA that may not sign lists has none that counts; its clients are refused, and others are not harmed. */
    private static boolean maySign(X509Certificate authority) {
        boolean[] usage = authority.getKeyUsage();
        return usage == null || usage[ListSignatures.CRL_SIGN];
    }

    private static List<Path> files(Path location) {
        try {
            return FileDigest.filesAt(location);
        } catch (IOException e) {
            throw refused("cannot be read (" + e + ")");
        }
    }

    private static List<X509CRL> read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (!PemText.isWhole(content)) {
                throw refused("has a file that ends within a list (" + file.getFileName() + "). Copy it again");
            }
            var lists = new ArrayList<X509CRL>();
            for (CRL list : CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(content))) {
                lists.add((X509CRL) list);
            }
            if (lists.isEmpty()) {
                throw refused("has a file without a list (" + file.getFileName() + "). Remove or renew it");
            }
            return lists;
        } catch (IOException | GeneralSecurityException e) {
            throw refused("has a file that is not a list in PEM or DER (" + file.getFileName() + ": " + e.getMessage()
                    + "). Copy it again");
        }
    }

    private static void check(X509CRL list) {
        Instant now = Instant.now();
        String issuer = list.getIssuerX500Principal().getName();
        if (list.getNextUpdate() == null || !now.isBefore(list.getNextUpdate().toInstant())) {
            throw refused("has an outdated list (of " + issuer + ", next update: " + list.getNextUpdate()
                    + "). Put a newer one there");
        }
        if (now.isBefore(list.getThisUpdate().toInstant())) {
            throw refused("has a list from the future (of " + issuer + ", " + list.getThisUpdate()
                    + "). Check the clocks of the CA and of this worker");
        }
        if (WEAK.matcher(list.getSigAlgName()).lookingAt()) {
            throw refused("has a list with a weak signature (of " + issuer + ", " + list.getSigAlgName()
                    + "). Have the CA sign with SHA-256 or better");
        }
        Set<String> critical = list.getCriticalExtensionOIDs();
        if (critical != null && !critical.isEmpty()) {
            throw refused("has a list that is not complete (of " + issuer
                    + "; a delta, or limited to some certificates). Put the CA's full list there");
        }
    }

    private static ConfigException refused(String why) {
        return TlsSettings.misconfigured(TlsSettings.CRL, why);
    }

    /** Returns a checker that refuses a revoked certificate, and one whose status these lists do not tell. */
    RevocationCheck checker(Set<TrustAnchor> anchors) {
        return new RevocationCheck(this, anchors);
    }

    void warnOfSilentAuthorities(Set<TrustAnchor> anchors) {
        var heard = lists.stream().map(X509CRL::getIssuerX500Principal).collect(Collectors.toSet());
        anchors.stream()
                .map(TrustAnchor::getTrustedCert)
                .map(X509Certificate::getSubjectX500Principal)
                .filter(subject -> !heard.contains(subject))
                .forEach(subject -> log.warn(
                        "listener.{} has no list of {}: certificates that this CA has signed are refused",
                        TlsSettings.CRL,
                        subject));
    }

    /** Returns the time when the first list is outdated. */
    Instant earliestEnd() {
        return lists.stream()
                .map(list -> list.getNextUpdate().toInstant())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
