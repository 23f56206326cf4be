// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * PEM files with what TLS needs.
 *
 * @param authorities certificates of the authorities to trust; null for those that the JDK trusts
 * @param certificate the client's certificate, and those that lead from it to its authority; null to show none
 * @param key private key of the client's certificate, PKCS#8
 */
public record TlsFiles(
        @Nullable Path authorities,
        @Nullable Path certificate,
        @Nullable Path key) {

    /**
     * @throws IllegalArgumentException if there is a certificate without a key, or a key without a certificate
     */
    public TlsFiles {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException(
                    "a client certificate and its private key are given together or not at all");
        }
    }

    /** What to use for TLS; empty if no file is given. */
    public Optional<SSLContext> context() throws IOException {
        if (authorities == null && certificate == null) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    certificate == null || key == null
                            ? null
                            : identity(certificate, key).getKeyManagers(),
                    authorities == null ? null : trust(authorities).getTrustManagers(),
                    null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates cannot be used: " + e.getMessage(), e);
        }
    }

    private static TrustManagerFactory trust(Path authorities) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        for (X509Certificate authority : new PemFile(authorities).certificates()) {
            store.setCertificateEntry("ca" + store.size(), authority);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyManagerFactory identity(Path certificate, Path key) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = new PemFile(certificate).certificates();
        PrivateKey privateKey = new PemFile(key).privateKey();
        if (!belongTogether(chain.get(0), privateKey)) {
            throw new IOException("the private key in " + key + " is not that of the certificate in " + certificate);
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("client", privateKey, new char[0], chain.toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory;
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        byte[] probe = certificate.getSerialNumber().toByteArray();
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                });
        signature.initSign(key);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(probe);
        return signature.verify(signed);
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
