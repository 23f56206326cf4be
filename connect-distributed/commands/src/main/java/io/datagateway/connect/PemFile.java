// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file with certificates or with a private key in PEM. */
record PemFile(Path path) {

    private static final Pattern KEY = Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    /** The certificates in the file, at least one, in their order. */
    List<X509Certificate> certificates() throws IOException {
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes()))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new IOException(path + " holds no certificate in PEM");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IOException(path + " holds no certificate in PEM that can be read", e);
        }
    }

    /** The private key in the file, which must be PKCS#8 without a password. */
    PrivateKey privateKey() throws IOException {
        Matcher key = KEY.matcher(new String(bytes(), ISO_8859_1));
        if (!key.find()) {
            throw new IOException(path + " holds no private key in PEM");
        }
        if (!key.group(1).equals("PRIVATE KEY")) {
            throw new IOException(path + " holds an " + key.group(1) + ", which is not PKCS#8 without a password;"
                    + " convert it: openssl pkey -in " + path + " -out key-pkcs8.pem");
        }
        try {
            return privateKey(Base64.getMimeDecoder().decode(key.group(2)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(path + " holds a private key that is neither RSA, EC nor EdDSA, or is damaged", e);
        }
    }

    private static PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
        var spec = new PKCS8EncodedKeySpec(encoded);
        GeneralSecurityException failure = new GeneralSecurityException("no algorithm");
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private byte[] bytes() throws IOException {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new IOException(path + " does not exist", e);
        }
    }
}
