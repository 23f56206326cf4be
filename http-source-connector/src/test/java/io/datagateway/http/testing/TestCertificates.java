// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.types.Password;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A certificate authority made for one test, with a server and any clients one may wish, forged ones too. */
public final class TestCertificates {

    private static final AtomicLong NUMBER = new AtomicLong(1);

    private final Identity authority = selfSigned(commonName("Test CA " + NUMBER.getAndIncrement()), true);
    private final Identity server = server("EC");

    /** A private key with its certificate, and those that lead to the authority. */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {
        public X509Certificate certificate() {
            return chain.get(0);
        }
    }

    /** The time in which a certificate is valid. */
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
        return issue(authority, subject, validity).sign();
    }

    /** The server's certificate: for {@code localhost} and {@code 127.0.0.1}. */
    public Identity server() {
        return server;
    }

    public Identity server(String keyAlgorithm) {
        return server(keyAlgorithm, Validity.NOW);
    }

    public Identity server(String keyAlgorithm, Validity validity) {
        return issue(authority, commonName("localhost"), validity)
                .key(keyAlgorithm)
                .sign();
    }

    /** A client of an authority under this one. */
    public Identity clientOfIntermediate(String topic) {
        var intermediate = issue(authority, commonName("other.topic"), Validity.NOW)
                .forAuthority()
                .sign();
        return issue(intermediate, commonName(topic), Validity.NOW).sign();
    }

    /** A client whose certificate another client has signed, who may not. */
    public Identity clientOfClient(String topic) {
        return issue(client(topic), commonName(topic), Validity.NOW).sign();
    }

    /** A certificate whose extended key usage allows servers only. */
    public Identity forServersOnly(String topic) {
        return issue(authority, commonName(topic), Validity.NOW)
                .with(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .sign();
    }

    public static Identity selfSigned(X500Name subject, boolean isAuthority) {
        var issue = issue(null, subject, Validity.NOW);
        return isAuthority ? issue.forAuthority().sign() : issue.sign();
    }

    /** A certificate for {@code localhost} and {@code 127.0.0.1}. */
    private static CertificateIssue issue(Identity issuer, X500Name subject, Validity validity) {
        return new CertificateIssue(issuer, subject)
                .valid(validity)
                .dns("localhost")
                .name(GeneralName.iPAddress, "127.0.0.1");
    }

    public X509Certificate ca() {
        return authority.certificate();
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
        ssl.put("ssl.truststore.certificates", new Password(pem(ca())));
        return ssl;
    }

    /** A client that trusts this authority and has no certificate of its own. */
    public SSLContext anonymous() {
        return context(null);
    }

    /** A client that trusts this authority, with the certificate {@code CN=<topic>}. */
    public SSLContext as(String topic) {
        return as(client(topic));
    }

    /** A client that shows its certificate whether or not the server would trust it. */
    public SSLContext as(Identity identity) {
        return context(new InsistentKeyManager(identity));
    }

    private SSLContext context(InsistentKeyManager identity) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore("PKCS12"));
            var context = SSLContext.getInstance("TLS");
            context.init(identity == null ? null : new KeyManager[] {identity}, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public KeyStore keyStore(String type, Identity identity, char[] password) {
        KeyStore store = store(type);
        try {
            store.setKeyEntry("key", identity.key(), password, identity.chain().toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public KeyStore trustStore(String type) {
        KeyStore store = store(type);
        try {
            store.setCertificateEntry("ca", ca());
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An empty store. */
    public static KeyStore store(String type) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A private key (PKCS #8) or certificate as PEM. */
    public static String pem(Object keyOrCertificate) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    keyOrCertificate instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : keyOrCertificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public static X500Name commonName(String name) {
        return new X500NameBuilder().addRDN(BCStyle.CN, name).build();
    }
}
