// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that signs whatever it is asked to, and revokes. */
public final class TestAuthority {

    private static final String ALGORITHM = "SHA256withECDSA";

    private final Identity self;

    /** An authority that has signed itself. */
    public TestAuthority(String name) {
        self = TestCertificates.selfSigned(TestCertificates.commonName(name), true);
    }

    /** An authority that another has signed, as well as it could. */
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

    public CertificateIssue issue(String commonName) {
        return new CertificateIssue(self, TestCertificates.commonName(commonName));
    }

    public CertificateIssue issue(X500Name subject) {
        return new CertificateIssue(self, subject);
    }

    /** A list of what it has revoked. */
    public X509CRL list(Validity current, X509Certificate... revoked) {
        return list(0, current, revoked);
    }

    /** @param number of the list (RFC 5280, 5.2.3); 0 for none */
    public X509CRL list(long number, Validity current, X509Certificate... revoked) {
        try {
            var builder = new JcaX509v2CRLBuilder(certificate(), Date.from(current.from()));
            builder.setNextUpdate(Date.from(current.to()));
            if (number > 0) {
                builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            }
            for (X509Certificate certificate : revoked) {
                builder.addCRLEntry(certificate.getSerialNumber(), Date.from(current.from()), CRLReason.keyCompromise);
            }
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(self.key())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A current list as PEM. */
    public String lists(Identity... revoked) {
        return TestCertificates.pem(
                list(Validity.NOW, Stream.of(revoked).map(Identity::certificate).toArray(X509Certificate[]::new)));
    }
}
