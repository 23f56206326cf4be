// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that signs whatever it is asked to, and revokes. */
public final class TestAuthority {

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Identity self;

    /** One at the root. */
    public TestAuthority(String name) {
        self = TestCertificates.selfSigned(TestCertificates.commonName(name), true);
    }

    /** One that another has signed, as well as it could. */
    public TestAuthority(Identity self) {
        this.self = self;
    }

    public X509Certificate certificate() {
        return self.certificate();
    }

    public Identity identity() {
        return self;
    }

    /** A client whose subject is {@code CN=<name>}. */
    public Identity client(String name) {
        return issue(name).sign();
    }

    public Issue issue(String commonName) {
        return new Issue(self, TestCertificates.commonName(commonName));
    }

    public Issue issue(X500Name subject) {
        return new Issue(self, subject);
    }

    /** A list of what it has revoked. */
    public X509CRL list(Validity current, X509Certificate... revoked) {
        try {
            var builder = new JcaX509v2CRLBuilder(certificate(), Date.from(current.from()));
            builder.setNextUpdate(Date.from(current.to()));
            for (X509Certificate certificate : revoked) {
                builder.addCRLEntry(certificate.getSerialNumber(), Date.from(current.from()), CRLReason.keyCompromise);
            }
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(self.key())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A current list as PEM. */
    public String lists(Identity... revoked) {
        return TestCertificates.pem(
                list(Validity.NOW, Stream.of(revoked).map(Identity::certificate).toArray(X509Certificate[]::new)));
    }

    /** One certificate to be made. */
    public static final class Issue {
        private final Identity issuer;
        private final X500Name subject;
        private final List<GeneralName> names = new ArrayList<>();
        private final List<Extension> extensions = new ArrayList<>();
        private Validity validity = Validity.NOW;
        private BasicConstraints constraints = new BasicConstraints(false);
        private BigInteger serial = new BigInteger(64, RANDOM).add(BigInteger.TWO);

        private Issue(Identity issuer, X500Name subject) {
            this.issuer = issuer;
            this.subject = subject;
        }

        public Issue valid(Validity when) {
            validity = when;
            return this;
        }

        public Issue serial(BigInteger number) {
            serial = number;
            return this;
        }

        public Issue uri(String uri) {
            return name(GeneralName.uniformResourceIdentifier, uri);
        }

        public Issue dns(String name) {
            return name(GeneralName.dNSName, name);
        }

        public Issue name(int kind, String name) {
            names.add(new GeneralName(kind, name));
            return this;
        }

        public Issue forAuthority() {
            constraints = new BasicConstraints(true);
            return this;
        }

        public Issue forAuthority(int pathLength) {
            constraints = new BasicConstraints(pathLength);
            return this;
        }

        public Issue with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
            try {
                extensions.add(new Extension(
                        extension, critical, value.toASN1Primitive().getEncoded()));
                return this;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public TestAuthority signAuthority() {
            return new TestAuthority(forAuthority().sign());
        }

        public Identity sign() {
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(256);
                KeyPair key = generator.generateKeyPair();
                var chain = new ArrayList<X509Certificate>();
                chain.add(new JcaX509CertificateConverter()
                        .getCertificate(
                                builder(key).build(new JcaContentSignerBuilder(ALGORITHM).build(issuer.key()))));
                chain.addAll(issuer.chain());
                return new Identity(key.getPrivate(), chain);
            } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }

        private JcaX509v3CertificateBuilder builder(KeyPair key) throws CertIOException {
            var builder = new JcaX509v3CertificateBuilder(
                    X500Name.getInstance(
                            issuer.certificate().getSubjectX500Principal().getEncoded()),
                    serial,
                    Date.from(validity.from()),
                    Date.from(validity.to()),
                    subject,
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, constraints);
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        subject.getRDNs().length == 0,
                        new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            return builder;
        }
    }
}
