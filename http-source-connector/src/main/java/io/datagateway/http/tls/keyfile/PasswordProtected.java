// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls.keyfile;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** Decrypts what a password protects, in the schemes that Java has: PBES2 with AES (RFC 8018), which is OpenSSL's default. */
final class PasswordProtected {

    private static final String PBES2 = "1.2.840.113549.1.5.13";
    private static final String UNKNOWN = "it is encrypted in a way that Java does not know";

    /** Guards against a file that keeps a start busy for minutes. */
    private static final int MAX_ITERATIONS = 10_000_000;

    private PasswordProtected() {}

    /**
     * Decrypts.
     *
     * @param info an {@code EncryptedPrivateKeyInfo} in DER (RFC 5958), whatever is encrypted in it
     * @throws javax.crypto.BadPaddingException if the password is another
     */
    static byte[] decrypt(byte[] info, char[] password) throws GeneralSecurityException {
        try {
            return decrypt(new EncryptedPrivateKeyInfo(info), password);
        } catch (IOException e) {
            throw new GeneralSecurityException(UNKNOWN, e);
        }
    }

    private static byte[] decrypt(EncryptedPrivateKeyInfo info, char[] password) throws GeneralSecurityException {
        AlgorithmParameters parameters = info.getAlgParameters();
        if (parameters == null) {
            throw new GeneralSecurityException(UNKNOWN);
        }
        if (parameters.getParameterSpec(PBEParameterSpec.class).getIterationCount() > MAX_ITERATIONS) {
            throw new GeneralSecurityException("it is encrypted with more than " + MAX_ITERATIONS + " iterations");
        }
        String name = info.getAlgName();
        // PBES2 is many schemes in one; the parameters, as text, name the one.
        String scheme = name.equals("PBES2") || name.equals(PBES2) ? parameters.toString() : name;
        var cipher = Cipher.getInstance(scheme);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password)),
                parameters);
        return cipher.doFinal(info.getEncryptedData());
    }
}
