// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls.keyfile;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.BadPaddingException;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a private key in PEM: PKCS #8, plain or encrypted, and the older ones that {@code openssl ecparam} and
 * {@code openssl genrsa} write (RFC 5915, RFC 8017), which differ from it in the envelope.
 */
public final class PrivateKeyForm {

    private static final Map<String, String> ALGORITHMS = Map.of(
            "1.2.840.113549.1.1.1", "RSA",
            "1.2.840.113549.1.1.10", "RSASSA-PSS",
            "1.2.840.10045.2.1", "EC",
            "1.3.101.112", "EdDSA",
            "1.3.101.113", "EdDSA");

    /** {@code 1.2.840.10045.2.1} in DER. */
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    /** {@code 1.2.840.113549.1.1.1} in DER, and no parameters. */
    private static final byte[] RSA = {
        0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    private PrivateKeyForm() {}

    /**
     * Reads the key.
     *
     * @throws GeneralSecurityException that says what is wrong; the remedy is to have OpenSSL write it anew
     */
    public static PrivateKey read(PemEntry entry, char @Nullable [] password) throws GeneralSecurityException {
        byte[] pkcs8 = pkcs8(entry, password);
        DerReader info = new DerReader(pkcs8).enter(DerReader.SEQUENCE);
        info.integer();
        String algorithm = ALGORITHMS.get(info.enter(DerReader.SEQUENCE).objectId());
        if (algorithm == null) {
            throw new GeneralSecurityException("the key is neither RSA nor EC nor Ed25519");
        }
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static byte[] pkcs8(PemEntry entry, char @Nullable [] password) throws GeneralSecurityException {
        if (entry.isEncrypted()) {
            throw new GeneralSecurityException("the key is encrypted in a form that is out of date");
        }
        return switch (entry.label()) {
            case "PRIVATE KEY" -> entry.content();
            case "ENCRYPTED PRIVATE KEY" -> decrypted(entry.content(), password);
            case "RSA PRIVATE KEY" -> enveloped(RSA, entry.content());
            case "EC PRIVATE KEY" -> enveloped(concat(EC, curve(entry.content())), entry.content());
            default -> throw new GeneralSecurityException("the form " + entry.label() + " is not for TLS servers");
        };
    }

    private static byte[] decrypted(byte[] content, char @Nullable [] password) throws GeneralSecurityException {
        if (password == null) {
            throw new GeneralSecurityException("the key is encrypted, and no password is set");
        }
        try {
            return PasswordProtected.decrypt(content, password);
        } catch (BadPaddingException e) {
            throw new GeneralSecurityException("the password does not open the key", e);
        }
    }

    private static byte[] enveloped(byte[] algorithm, byte[] key) {
        return DerWriter.element(
                DerReader.SEQUENCE,
                VERSION,
                DerWriter.element(DerReader.SEQUENCE, algorithm),
                DerWriter.element(DerReader.OCTET_STRING, key));
    }

    /** Returns the name of the curve in DER, as it stands in an EC key. */
    private static byte[] curve(byte[] key) throws GeneralSecurityException {
        DerReader fields = new DerReader(key).enter(DerReader.SEQUENCE);
        fields.integer();
        fields.value(DerReader.OCTET_STRING);
        if (fields.isNext(DerReader.choice(0))) {
            DerReader parameters = fields.enter(DerReader.choice(0));
            if (parameters.isNext(DerReader.OBJECT_ID)) {
                return parameters.element(DerReader.OBJECT_ID);
            }
        }
        throw new GeneralSecurityException("the curve of the key has no name");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
