// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.apache.kafka.common.config.types.Password;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority made for one test, with a server and any clients one may wish, forged ones too. */
public final class TestCertificates {

    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final Identity authority = selfSigned(commonName("Test CA " + SERIAL.get()), true);
    private final Identity server = server("EC");

    /** A private key with its certificate, and those that lead to the authority. */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {
        public X509Certificate certificate() {
            return chain.get(0);
        }
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
        return new Issue(authority, subject, validity).sign();
    }

    /** The server's certificate: for {@code localhost} and {@code 127.0.0.1}. */
    public Identity server() {
        return server;
    }

    public Identity server(String keyAlgorithm) {
        return server(keyAlgorithm, Validity.NOW);
    }

    public Identity server(String keyAlgorithm, Validity validity) {
        return new Issue(authority, commonName("localhost"), validity)
                .key(keyAlgorithm)
                .sign();
    }

    /** A client of an authority under this one. */
    public Identity clientOfIntermediate(String topic) {
        var intermediate = new Issue(authority, commonName("other.topic"), Validity.NOW)
                .forAuthority()
                .sign();
        return new Issue(intermediate, commonName(topic), Validity.NOW).sign();
    }

    /** A client whose certificate another client has signed, who may not. */
    public Identity clientOfClient(String topic) {
        return new Issue(client(topic), commonName(topic), Validity.NOW).sign();
    }

    /** A certificate whose extended key usage allows servers only. */
    public Identity forServersOnly(String topic) {
        return new Issue(authority, commonName(topic), Validity.NOW)
                .forServersOnly()
                .sign();
    }

    public static Identity selfSigned(X500Name subject, boolean isAuthority) {
        var issue = new Issue(null, subject, Validity.NOW);
        return isAuthority ? issue.forAuthority().sign() : issue.sign();
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
        return context(new Insistent(identity));
    }

    private SSLContext context(Insistent identity) {
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

    /** Has one certificate for everyone, unlike Java's own, which keeps it from servers that would not trust it. */
    private static final class Insistent extends X509ExtendedKeyManager {
        private static final String ALIAS = "key";

        private final Identity identity;

        Insistent(Identity identity) {
            this.identity = identity;
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return identity.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return identity.key();
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            throw new UnsupportedOperationException("a client");
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            throw new UnsupportedOperationException("a client");
        }
    }

    /** One certificate to be made; without an issuer it signs itself. */
    private static final class Issue {
        private final Identity issuer;
        private final X500Name subject;
        private final Validity validity;
        private String keyAlgorithm = "EC";
        private boolean authority;
        private boolean serversOnly;

        Issue(Identity issuer, X500Name subject, Validity validity) {
            this.issuer = issuer;
            this.subject = subject;
            this.validity = validity;
        }

        Issue key(String algorithm) {
            keyAlgorithm = algorithm;
            return this;
        }

        Issue forAuthority() {
            authority = true;
            return this;
        }

        Issue forServersOnly() {
            serversOnly = true;
            return this;
        }

        Identity sign() {
            try {
                var generator = KeyPairGenerator.getInstance(keyAlgorithm);
                generator.initialize(keyAlgorithm.equals("EC") ? 256 : 2048);
                KeyPair key = generator.generateKeyPair();
                var chain = new ArrayList<X509Certificate>();
                chain.add(certificate(key));
                if (issuer != null) {
                    chain.addAll(issuer.chain());
                }
                return new Identity(key.getPrivate(), chain);
            } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }

        private X509Certificate certificate(KeyPair key)
                throws IOException, GeneralSecurityException, OperatorCreationException {
            X500Name issuerName = issuer == null
                    ? subject
                    : X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded());
            var builder = new JcaX509v3CertificateBuilder(
                    issuerName,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(validity.from()),
                    Date.from(validity.to()),
                    subject,
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            // RFC 5280, 4.2.1.6: critical if the subject is empty.
            builder.addExtension(Extension.subjectAlternativeName, subject.getRDNs().length == 0, localhost());
            if (serversOnly) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            }
            PrivateKey signer = issuer == null ? key.getPrivate() : issuer.key();
            String algorithm = signer.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
        }

        private static GeneralNames localhost() {
            return new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            });
        }
    }
}
