// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static io.datagateway.http.testing.CertificateIssue.selfSigned;

import io.datagateway.http.testing.CertificateIssue;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.tls.UntrustedAuthorityTest.Chain;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Chains whose CA in the trust store says what it may not. */
final class LimitedAuthorities {

    private static final String TOPIC = "sales.orders";
    private static final GeneralName ELSEWHERE = new GeneralName(GeneralName.dNSName, "allowed.example");

    private LimitedAuthorities() {}

    static Stream<Chain> cases() {
        return Stream.of(times(), rights(), names(), paths()).flatMap(cases -> cases);
    }

    private static Stream<Chain> times() {
        TestAuthority expired = new TestAuthority(root().valid(Validity.PAST).sign());
        return Stream.of(
                chain("an expired CA", expired, "issuer-expired"),
                chain("a CA of tomorrow", root().valid(Validity.FUTURE).signAuthority(), "issuer-not-yet-valid"),
                new Chain(
                        "an expired CA beside a good one",
                        expired.client(TOPIC),
                        "issuer-expired",
                        new TestAuthority("Good CA").certificate(),
                        expired.certificate()));
    }

    private static Stream<Chain> rights() {
        return Stream.of(
                chain(
                        "a CA without keyCertSign",
                        usage(KeyUsage.cRLSign | KeyUsage.digitalSignature),
                        "issuer-may-not-sign"),
                chain("a CA with keyCertSign", usage(KeyUsage.keyCertSign), TOPIC),
                chain("no CA", new TestAuthority(selfSigned("Not a CA").sign()), "issuer-may-not-sign"),
                chain("a CA of X.509 version 1, which cannot say what it may", ofVersion1(), TOPIC),
                chain("a CA for servers", purpose(KeyPurposeId.id_kp_serverAuth).signAuthority(), "wrong-purpose"),
                chain("a CA for clients", purpose(KeyPurposeId.id_kp_clientAuth).signAuthority(), TOPIC),
                chain(
                        "a CA for anything",
                        purpose(KeyPurposeId.anyExtendedKeyUsage).signAuthority(),
                        TOPIC),
                chain(
                        "a CA with a critical extension that nobody knows",
                        root().with(
                                        new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.3.6.1.4.1.99999.2"),
                                        true,
                                        new DERUTF8String("x"))
                                .signAuthority(),
                        "unknown-extension"));
    }

    private static Stream<Chain> names() {
        TestAuthority elsewhere = permitted(ELSEWHERE);
        return Stream.of(
                chain(
                        "a CA for other subjects",
                        permitted(new GeneralName(new X500Name("CN=x"))),
                        "name-not-permitted"),
                chain("a CA for this subject", permitted(new GeneralName(new X500Name("CN=" + TOPIC))), TOPIC),
                chain("a CA for other domains", elsewhere, "name-not-permitted"),
                new Chain(
                        "a CA for other domains, with one of them as alternative name",
                        elsewhere.issue(TOPIC).dns("allowed.example").sign(),
                        "name-not-permitted",
                        elsewhere.certificate()),
                new Chain(
                        "a CA for other domains, and a name that is no domain",
                        elsewhere.client("web_clicks"),
                        "name-not-permitted",
                        elsewhere.certificate()),
                chain("a CA for this domain", permitted(new GeneralName(GeneralName.dNSName, "orders")), TOPIC),
                chain("a CA for all other domains", excluded("orders"), "name-not-permitted"),
                chain("a CA for all domains but one", excluded("allowed.example"), TOPIC),
                new Chain(
                        "a CA for other domains, two above",
                        new TestAuthority(elsewhere
                                        .issue("b.allowed.example")
                                        .forAuthority()
                                        .sign())
                                .client(TOPIC),
                        "name-not-permitted",
                        elsewhere.certificate()));
    }

    private static Stream<Chain> paths() {
        var last = new TestAuthority(root().forAuthority(0).sign());
        TestAuthority beyond = last.issue("beyond").signAuthority();
        TestAuthority between = new TestAuthority("Shop CA").issue("between").signAuthority();
        Identity client = between.client(TOPIC);
        X509Certificate root = client.chain().get(2);
        var backwards = new ArrayList<>(client.chain().subList(1, 3));
        Collections.reverse(backwards);
        backwards.add(0, client.certificate());
        TestAuthority forServers = new TestAuthority(new TestAuthority("Root")
                .issue("servers")
                .forAuthority()
                .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .sign());
        return Stream.of(
                chain("the last CA allowed", last, TOPIC),
                new Chain("a CA beyond the last", beyond.client(TOPIC), "path-too-long", last.certificate()),
                new Chain("a CA in between", client, TOPIC, root),
                new Chain("the CA in between is trusted", client, TOPIC, between.certificate()),
                new Chain("in another order", new Identity(client.key(), backwards), TOPIC, root),
                new Chain(
                        "without the CA in between",
                        new Identity(client.key(), List.of(client.certificate())),
                        "unknown-issuer",
                        root),
                new Chain(
                        "the client itself is trusted",
                        new Identity(client.key(), List.of(client.certificate())),
                        TOPIC,
                        client.certificate()),
                new Chain(
                        "a CA in between for servers",
                        forServers.client(TOPIC),
                        "wrong-purpose",
                        forServers.identity().chain().get(1)));
    }

    private static Chain chain(String name, TestAuthority trusted, String answer) {
        return new Chain(name, trusted.client(TOPIC), answer, trusted.certificate());
    }

    private static CertificateIssue root() {
        return selfSigned("Limited CA").forAuthority();
    }

    private static TestAuthority usage(int usage) {
        return root().with(Extension.keyUsage, true, new KeyUsage(usage)).signAuthority();
    }

    private static CertificateIssue purpose(KeyPurposeId purpose) {
        return root().with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    private static TestAuthority permitted(GeneralName name) {
        return constrained(new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(name)}, null));
    }

    private static TestAuthority excluded(String domain) {
        var name = new GeneralName(GeneralName.dNSName, domain);
        return constrained(new NameConstraints(null, new GeneralSubtree[] {new GeneralSubtree(name)}));
    }

    private static TestAuthority constrained(NameConstraints constraints) {
        return root().with(Extension.nameConstraints, true, constraints).signAuthority();
    }

    private static TestAuthority ofVersion1() {
        try {
            KeyPair key = KeyPairGenerator.getInstance("EC").generateKeyPair();
            var name = new X500Name("CN=CA of version 1");
            Date from = Date.from(Validity.NOW.from());
            Date to = Date.from(Validity.NOW.to());
            var certificate = new JcaX509v1CertificateBuilder(name, BigInteger.ONE, from, to, name, key.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()));
            return new TestAuthority(new Identity(
                    key.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(certificate))));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
