// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate to be made; without an issuer it signs itself. */
public final class CertificateIssue {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Provider ELSEWHERE = new BouncyCastleProvider();

    private final Identity issuer;
    private final X500Name subject;
    private final List<GeneralName> names = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private String keyAlgorithm = "EC";
    private int keyBits;
    private BigInteger exponent = RSAKeyGenParameterSpec.F4;
    private String signatureAlgorithm = "";
    private Validity validity = Validity.NOW;
    private BasicConstraints constraints = new BasicConstraints(false);
    private BigInteger serial = new BigInteger(64, RANDOM).add(BigInteger.TWO);

    CertificateIssue(Identity issuer, X500Name subject) {
        this.issuer = issuer;
        this.subject = subject;
    }

    /** A certificate that signs itself. */
    public static CertificateIssue selfSigned(String commonName) {
        return new CertificateIssue(null, TestCertificates.commonName(commonName));
    }

    public CertificateIssue key(String algorithm) {
        return key(algorithm, algorithm.equals("EC") ? 256 : 2048);
    }

    /** Curves that Java no longer has come from elsewhere. */
    public CertificateIssue key(String algorithm, int bits) {
        keyAlgorithm = algorithm;
        keyBits = bits;
        return this;
    }

    /** RSA with a public exponent of so many bits. */
    public CertificateIssue exponent(int bits) {
        exponent = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        return key("RSA");
    }

    /** The issuer's signature: {@code SHA1withRSA}. */
    public CertificateIssue signedWith(String algorithm) {
        signatureAlgorithm = algorithm;
        return this;
    }

    public CertificateIssue valid(Validity when) {
        validity = when;
        return this;
    }

    public CertificateIssue serial(BigInteger number) {
        serial = number;
        return this;
    }

    public CertificateIssue uri(String uri) {
        return name(GeneralName.uniformResourceIdentifier, uri);
    }

    public CertificateIssue dns(String name) {
        return name(GeneralName.dNSName, name);
    }

    public CertificateIssue name(int kind, String name) {
        names.add(new GeneralName(kind, name));
        return this;
    }

    public CertificateIssue forAuthority() {
        constraints = new BasicConstraints(true);
        return this;
    }

    public CertificateIssue forAuthority(int pathLength) {
        constraints = new BasicConstraints(pathLength);
        return this;
    }

    public CertificateIssue with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        try {
            extensions.add(
                    new Extension(extension, critical, value.toASN1Primitive().getEncoded()));
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
            KeyPair key = keyPair();
            var chain = new ArrayList<X509Certificate>();
            chain.add(certificate(key, issuer == null ? key.getPrivate() : issuer.key()));
            if (issuer != null) {
                chain.addAll(issuer.chain());
            }
            return new Identity(key.getPrivate(), chain);
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyPair keyPair() throws GeneralSecurityException {
        boolean isOfJava = !keyAlgorithm.equals("EC") || keyBits == 0 || keyBits >= 256;
        KeyPairGenerator generator = isOfJava
                ? KeyPairGenerator.getInstance(keyAlgorithm)
                : KeyPairGenerator.getInstance(keyAlgorithm, ELSEWHERE);
        if (keyAlgorithm.equals("RSA")) {
            generator.initialize(new RSAKeyGenParameterSpec(keyBits, exponent));
        } else if (!keyAlgorithm.startsWith("Ed")) {
            generator.initialize(keyBits == 0 ? 256 : keyBits);
        }
        return generator.generateKeyPair();
    }

    private X509Certificate certificate(KeyPair key, PrivateKey signer)
            throws CertIOException, GeneralSecurityException, OperatorCreationException {
        String algorithm = signatureAlgorithm.isEmpty() ? usualAlgorithm(signer) : signatureAlgorithm;
        return new JcaX509CertificateConverter()
                .getCertificate(builder(key)
                        .build(new JcaContentSignerBuilder(algorithm)
                                .setProvider(ELSEWHERE)
                                .build(signer)));
    }

    private static String usualAlgorithm(PrivateKey signer) {
        return switch (signer.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> signer.getAlgorithm();
        };
    }

    private JcaX509v3CertificateBuilder builder(KeyPair key) throws CertIOException {
        X500Name issuerName = issuer == null
                ? subject
                : X500Name.getInstance(
                        issuer.certificate().getSubjectX500Principal().getEncoded());
        var builder = new JcaX509v3CertificateBuilder(
                issuerName, serial, Date.from(validity.from()), Date.from(validity.to()), subject, key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, constraints);
        if (!names.isEmpty()) {
            // RFC 5280, 4.2.1.6: critical if the subject is empty.
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
