// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls.keyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of private keys, written by Bouncy Castle. What OpenSSL itself writes: OpensslFilesTest. */
class PrivateKeyFormTest {

    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final byte[] MESSAGE = {1, 2, 3};
    private static final char[] PASSWORD = "pa$$ word".toCharArray();

    static Stream<AlgorithmIdentifier> hashes() {
        return Stream.of(
                PKCS8Generator.PRF_HMACSHA1,
                PKCS8Generator.PRF_HMACSHA224,
                PKCS8Generator.PRF_HMACSHA256,
                PKCS8Generator.PRF_HMACSHA384,
                PKCS8Generator.PRF_HMACSHA512);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void aKeyInItsOldFormIsTheSameKey(String algorithm) throws Exception {
        KeyPair pair = pair(algorithm);

        assertThat(belongs(PrivateKeyForm.read(entry(pem(pair.getPrivate())), null), pair))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void anEncryptedKeyIsOpenedByItsPasswordOnly(AlgorithmIdentifier hash) throws Exception {
        KeyPair pair = pair("EC");
        PemEntry entry = entry(pem(new JcaPKCS8Generator(
                pair.getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(BOUNCY_CASTLE)
                        .setPRF(hash)
                        .setPassword(PASSWORD)
                        .build())));

        assertThat(belongs(PrivateKeyForm.read(entry, PASSWORD), pair)).isTrue();
        assertThatThrownBy(() -> PrivateKeyForm.read(entry, null))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("no password");
        assertThatThrownBy(() -> PrivateKeyForm.read(entry, "other".toCharArray()))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void whatIsCutOrChangedIsAnErrorOfTheFileAndNotOfTheProgram() throws Exception {
        byte[] whole = entry(pem(pair("EC").getPrivate())).content();
        for (int length = 0; length < whole.length; length++) {
            var cut = new PemEntry("EC PRIVATE KEY", false, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> PrivateKeyForm.read(cut, null)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    /** In their old form keys of the JDK do not name their curve, as those of OpenSSL do. */
    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm, BOUNCY_CASTLE);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }

    /** Returns true if the pair's public key verifies what the private key signs. */
    private static boolean belongs(PrivateKey key, KeyPair pair) throws GeneralSecurityException {
        String algorithm = pair.getPublic().getAlgorithm();
        String name = algorithm.startsWith("Ed")
                ? "Ed25519"
                : "SHA256with" + (algorithm.startsWith("EC") ? "ECDSA" : algorithm);
        var signature = Signature.getInstance(name, BOUNCY_CASTLE);
        signature.initSign(key);
        signature.update(MESSAGE);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update(MESSAGE);
        return signature.verify(signed);
    }

    private static PemEntry entry(String pem) throws GeneralSecurityException {
        List<PemEntry> entries = PemEntry.allIn("# a comment\r\n" + pem.replace("\n", "\r\n") + "and so on");
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static String pem(Object keyOrGenerator) throws Exception {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(keyOrGenerator);
        }
        return text.toString();
    }
}
