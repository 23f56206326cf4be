// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Limits on the keys and signatures of certificates. They are this gateway's own: {@code java.security} belongs to the JVM,
 * where one system allows less and another more. The upper bounds keep a signature from costing much.
 */
final class CertificateStrength {

    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192;
    private static final int MAX_RSA_EXPONENT_BITS = 64;
    private static final int MIN_CURVE_BITS = 256;

    private static final String PSS = "RSASSA-PSS";
    private static final Pattern STRONG_DIGEST =
            Pattern.compile("SHA-?(224|256|384|512)(/(224|256))?|SHA3-(224|256|384|512)");
    private static final Pattern STRONG_SIGNATURE =
            Pattern.compile("(" + STRONG_DIGEST + ")with(RSA|ECDSA)|Ed25519|Ed448|EdDSA", Pattern.CASE_INSENSITIVE);

    private CertificateStrength() {}

    /** Returns the weakness in words ("an RSA key of 1024 bits…"); null if the key is strong. */
    static @Nullable String weaknessOf(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits >= MIN_RSA_BITS && !isCostly(key)
                    ? null
                    : "an RSA key of " + bits + " bits, and " + MIN_RSA_BITS + " to " + MAX_RSA_BITS
                            + " with a usual exponent are allowed";
        }
        if (key instanceof ECKey ec && ec.getParams() != null) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            return bits >= MIN_CURVE_BITS
                    ? null
                    : "a curve of " + bits + " bits, and " + MIN_CURVE_BITS + " are the least";
        }
        return key instanceof EdECKey ? null : "a key that is not RSA, EC or EdDSA";
    }

    /** Returns true if a signature with the key takes much longer to check than those of others. */
    static boolean isCostly(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                && (rsa.getModulus().bitLength() > MAX_RSA_BITS
                        || rsa.getPublicExponent().bitLength() > MAX_RSA_EXPONENT_BITS);
    }

    /** Returns the weakness in words of the signature on a certificate; null if it is strong. */
    static @Nullable String weaknessOfSignature(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName();
        boolean isStrong = PSS.equals(algorithm)
                ? hasStrongDigest(certificate.getSigAlgParams())
                : STRONG_SIGNATURE.matcher(algorithm).matches();
        return isStrong
                ? null
                : "a signature with " + PrintableName.of(algorithm) + ", and SHA-256 or better is needed";
    }

    private static boolean hasStrongDigest(byte @Nullable [] pss) {
        if (pss == null) {
            return false; // RFC 4055, 3.1: then it is SHA-1
        }
        try {
            var parameters = AlgorithmParameters.getInstance(PSS);
            parameters.init(pss);
            String digest = parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
            return STRONG_DIGEST.matcher(digest).matches();
        } catch (GeneralSecurityException | IOException e) {
            // The certificate is bad: parameters that cannot be read name no digest.
            return false;
        }
    }
}
