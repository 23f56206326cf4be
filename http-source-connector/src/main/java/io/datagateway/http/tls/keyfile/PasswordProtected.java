// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls.keyfile;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Decrypts what a password protects: PBES2 (RFC 8018, the default of OpenSSL), and the older schemes that Java has. */
final class PasswordProtected {

    private static final String PBES2 = "1.2.840.113549.1.5.13";
    private static final String PBKDF2 = "1.2.840.113549.1.5.12";

    private static final String DEFAULT_HASH = "1.2.840.113549.2.7";
    private static final Map<String, String> HASHES = Map.of(
            DEFAULT_HASH,
            "HmacSHA1",
            "1.2.840.113549.2.8",
            "HmacSHA224",
            "1.2.840.113549.2.9",
            "HmacSHA256",
            "1.2.840.113549.2.10",
            "HmacSHA384",
            "1.2.840.113549.2.11",
            "HmacSHA512");

    private static final Map<String, CipherForm> CIPHERS = Map.of(
            "2.16.840.1.101.3.4.1.2", new CipherForm("AES", 128),
            "2.16.840.1.101.3.4.1.22", new CipherForm("AES", 192),
            "2.16.840.1.101.3.4.1.42", new CipherForm("AES", 256),
            "1.2.840.113549.3.7", new CipherForm("DESede", 192));

    /** Guards against a file that keeps a start busy for minutes. */
    private static final BigInteger MAX_ITERATIONS = BigInteger.valueOf(10_000_000);

    private record CipherForm(String name, int keyBits) {}

    private PasswordProtected() {}

    /**
     * Decrypts.
     *
     * @param algorithm an {@code AlgorithmIdentifier} in DER
     * @throws javax.crypto.BadPaddingException if the password is another
     */
    static byte[] decrypt(byte[] algorithm, byte[] encrypted, char[] password) throws GeneralSecurityException {
        DerReader identifier = new DerReader(algorithm).enter(DerReader.SEQUENCE);
        return identifier.objectId().equals(PBES2)
                ? decryptPbes2(identifier.enter(DerReader.SEQUENCE), encrypted, password)
                : decryptAsJavaKnows(algorithm, encrypted, password);
    }

    private static byte[] decryptPbes2(DerReader parameters, byte[] encrypted, char[] password)
            throws GeneralSecurityException {
        DerReader derivation = parameters.enter(DerReader.SEQUENCE);
        DerReader encryption = parameters.enter(DerReader.SEQUENCE);
        CipherForm form = known(CIPHERS.get(encryption.objectId()), "a cipher");
        byte[] start = encryption.value(DerReader.OCTET_STRING);
        byte[] key = derive(derivation, form.keyBits(), password);
        var cipher = Cipher.getInstance(form.name() + "/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, form.name()), new IvParameterSpec(start));
        return cipher.doFinal(encrypted);
    }

    private static byte[] derive(DerReader derivation, int keyBits, char[] password) throws GeneralSecurityException {
        if (!derivation.objectId().equals(PBKDF2)) {
            throw unknown("a key derivation");
        }
        DerReader parameters = derivation.enter(DerReader.SEQUENCE);
        byte[] salt = parameters.value(DerReader.OCTET_STRING);
        BigInteger iterations = parameters.integer();
        if (iterations.signum() <= 0 || iterations.compareTo(MAX_ITERATIONS) > 0) {
            throw unknown("a number of iterations");
        }
        if (parameters.isNext(DerReader.INTEGER)) {
            parameters.integer(); // The length of the key, which the cipher tells.
        }
        String hash = parameters.isNext(DerReader.SEQUENCE)
                ? parameters.enter(DerReader.SEQUENCE).objectId()
                : DEFAULT_HASH;
        if (salt.length == 0) {
            throw unknown("no salt");
        }
        return SecretKeyFactory.getInstance("PBKDF2With" + known(HASHES.get(hash), "a hash"))
                .generateSecret(new PBEKeySpec(password, salt, iterations.intValue(), keyBits))
                .getEncoded();
    }

    private static byte[] decryptAsJavaKnows(byte[] algorithm, byte[] encrypted, char[] password)
            throws GeneralSecurityException {
        try {
            var info = new EncryptedPrivateKeyInfo(DerWriter.element(
                    DerReader.SEQUENCE, algorithm, DerWriter.element(DerReader.OCTET_STRING, encrypted)));
            var key = SecretKeyFactory.getInstance(info.getAlgName()).generateSecret(new PBEKeySpec(password));
            var cipher = Cipher.getInstance(info.getAlgName());
            cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
            return cipher.doFinal(encrypted);
        } catch (IOException e) {
            throw unknown("a scheme", e);
        }
    }

    private static <T> T known(@Nullable T form, String what) throws GeneralSecurityException {
        if (form == null) {
            throw unknown(what);
        }
        return form;
    }

    private static GeneralSecurityException unknown(String what) {
        return unknown(what, null);
    }

    private static GeneralSecurityException unknown(String what, @Nullable Throwable cause) {
        return new GeneralSecurityException("it is encrypted with " + what + " that is not known here", cause);
    }
}
