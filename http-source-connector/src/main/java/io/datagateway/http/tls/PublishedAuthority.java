// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import io.datagateway.http.tls.keyfile.PemEntry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The CA certificates by which clients verify this server, for those who download them.
 *
 * @param certificates of {@code listener.ca.location}, and nothing else that is in the file
 */
record PublishedAuthority(List<X509Certificate> certificates) {

    private static final int LINE = 64;

    /**
     * Reads the file; null if no setting names one.
     *
     * @param keys of the server, whose certificate one of these must have signed: with another a client could not verify it
     */
    static @Nullable PublishedAuthority load(Map<String, ?> settings, KeyStore keys) {
        StoreFile file = StoreFile.read(settings, TlsSettings.CA);
        if (file == null) {
            return null;
        }
        List<PemEntry> entries = PemStores.entries(file.text(), file.setting());
        if (entries.stream().anyMatch(PemEntry::isPrivateKey)) {
            throw refused("has a private key. Leave only the CA certificate in the file, and renew that key");
        }
        var published = new PublishedAuthority(PemStores.certificates(entries, file.setting()).stream()
                .map(X509Certificate.class::cast)
                .toList());
        List<X509Certificate> server = TlsStores.chain(keys);
        if (server.stream().noneMatch(published::hasSigned)) {
            throw refused("has no CA that has signed this server's certificate (which is from "
                    + PrintableName.issuer(server.get(server.size() - 1)) + "; the file has " + published.names()
                    + "). Name the file with the CA by which clients verify this server, or leave the setting out:"
                    + " then GET /ca.crt is answered 404");
        }
        return published;
    }

    private String names() {
        return certificates.stream().map(PrintableName::subject).collect(Collectors.joining("; "));
    }

    private boolean hasSigned(X509Certificate certificate) {
        return certificates.stream().anyMatch(authority -> hasSigned(authority, certificate));
    }

    private static boolean hasSigned(X509Certificate authority, X509Certificate certificate) {
        if (!authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return authority.equals(certificate);
        }
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false; // Another CA of that name.
        }
    }

    private static RuntimeException refused(String why) {
        return TlsSettings.misconfigured(TlsSettings.CA, why);
    }

    /** Returns the certificates as PEM. */
    byte[] pem() {
        var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        return certificates.stream()
                .map(certificate -> "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(encoded(certificate))
                        + "\n-----END CERTIFICATE-----\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns each subject with its fingerprint, as {@code openssl x509 -fingerprint -sha256} tells it. */
    String fingerprints() {
        return certificates.stream()
                .map(certificate -> certificate.getSubjectX500Principal() + " sha256 " + fingerprint(certificate))
                .collect(Collectors.joining("; "));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded(certificate));
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }
}
