// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.types.Password;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority made for one test, with a server and any clients one may wish, forged ones too. */
public final class TestCertificates {

    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());

    private final KeyPair caKey = newKey("EC");
    private final X500Name caName;
    private final X509Certificate ca;
    private final Identity server;

    /** A private key with its certificate. */
    public record Identity(PrivateKey key, X509Certificate certificate) {}

    public TestCertificates() {
        this("Test CA " + SERIAL.incrementAndGet());
    }

    private TestCertificates(String name) {
        caName = commonName(name);
        ca = sign(caName, caKey, Validity.NOW, true);
        server = server("EC");
    }

    /** When a certificate is valid. */
    public record Validity(Instant from, Instant to) {
        public static final Validity NOW = around(Duration.ofHours(-1), Duration.ofHours(1));
        public static final Validity PAST = around(Duration.ofHours(-2), Duration.ofHours(-1));
        public static final Validity FUTURE = around(Duration.ofHours(1), Duration.ofHours(2));

        public static Validity around(Duration from, Duration to) {
            Instant now = Instant.now();
            return new Validity(now.plus(from), now.plus(to));
        }
    }

    /** A client whose subject is {@code CN=<topic>}. */
    public Identity client(String topic) {
        return client(commonName(topic), Validity.NOW);
    }

    public Identity client(X500Name subject, Validity validity) {
        KeyPair key = newKey("EC");
        return new Identity(key.getPrivate(), sign(subject, key, validity, false));
    }

    /** The server's certificate: for {@code localhost} and {@code 127.0.0.1}. */
    public Identity server() {
        return server;
    }

    public Identity server(String keyAlgorithm) {
        return server(keyAlgorithm, Validity.NOW);
    }

    public Identity server(String keyAlgorithm, Validity validity) {
        KeyPair key = newKey(keyAlgorithm);
        return new Identity(key.getPrivate(), sign(commonName("localhost"), key, validity, false));
    }

    public X509Certificate ca() {
        return ca;
    }

    /** Settings of a server with {@link #server()} that trusts this authority: PEM text, no files. */
    public Map<String, Object> serverSsl() {
        return serverSsl(server);
    }

    public Map<String, Object> serverSsl(Identity identity) {
        var ssl = new HashMap<String, Object>();
        ssl.put("ssl.keystore.type", "PEM");
        ssl.put("ssl.keystore.key", new Password(pem(identity.key())));
        ssl.put("ssl.keystore.certificate.chain", new Password(pem(identity.certificate())));
        ssl.put("ssl.truststore.type", "PEM");
        ssl.put("ssl.truststore.certificates", new Password(pem(ca)));
        return ssl;
    }

    /** What a client of this authority needs, without a certificate of its own. */
    public SSLContext anonymous() {
        return context(null);
    }

    public SSLContext as(String topic) {
        return context(client(topic));
    }

    public SSLContext as(Identity identity) {
        return context(identity);
    }

    private SSLContext context(Identity identity) {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity == null ? emptyStore("PKCS12") : keyStore("PKCS12", identity, "x"), "x".toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore("PKCS12"));
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public KeyStore keyStore(String type, Identity identity, String password) throws GeneralSecurityException {
        KeyStore store = emptyStore(type);
        store.setKeyEntry(
                "key", identity.key(), password.toCharArray(), new X509Certificate[] {identity.certificate()});
        return store;
    }

    public KeyStore trustStore(String type) throws GeneralSecurityException {
        KeyStore store = emptyStore(type);
        store.setCertificateEntry("ca", ca);
        return store;
    }

    static KeyStore emptyStore(String type) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String pem(Object keyOrCertificate) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    keyOrCertificate instanceof PrivateKey key
                            ? new org.bouncycastle.openssl.jcajce.JcaPKCS8Generator(key, null)
                            : keyOrCertificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public static X500Name commonName(String name) {
        return new X500NameBuilder().addRDN(BCStyle.CN, name).build();
    }

    static KeyPair newKey(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(X500Name subject, KeyPair key, Validity validity, boolean isCa) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    caName,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(validity.from()),
                    Date.from(validity.to()),
                    subject,
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isCa));
            var names = new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            };
            builder.addExtension(
                    Extension.subjectAlternativeName, subject.getRDNs().length == 0, new GeneralNames(names));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(caKey.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
