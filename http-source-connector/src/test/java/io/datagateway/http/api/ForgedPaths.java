// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static io.datagateway.http.api.ForgedIdentity.AUTHORITY;
import static io.datagateway.http.api.ForgedIdentity.SPIFFE;
import static io.datagateway.http.api.ForgedIdentity.TOPIC;
import static io.datagateway.http.api.ForgedIdentity.of;
import static io.datagateway.http.testing.TestCertificates.commonName;

import io.datagateway.http.api.ForgedIdentity.ExpectedAnswer;
import io.datagateway.http.api.ForgedIdentity.NamingRule;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
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

/** Certificates whose issuer is not to be believed. */
final class ForgedPaths {

    private ForgedPaths() {}

    static Stream<ForgedIdentity> cases() {
        var stranger = new TestAuthority("Shop CA");
        Identity client = AUTHORITY.client(TOPIC);
        return Stream.of(
                in(
                        "intermediate",
                        ExpectedAnswer.IN,
                        AUTHORITY.issue("between").signAuthority().client(TOPIC)),
                in("other CA of the same name", ExpectedAnswer.NOT_TRUSTED, stranger.client(TOPIC)),
                in(
                        "other CA, with ours in the chain",
                        ExpectedAnswer.NOT_TRUSTED,
                        with(stranger.client(TOPIC), AUTHORITY)),
                in("self-signed", ExpectedAnswer.NOT_TRUSTED, TestCertificates.selfSigned(commonName(TOPIC), false)),
                in(
                        "self-signed as CA",
                        ExpectedAnswer.NOT_TRUSTED,
                        TestCertificates.selfSigned(commonName(TOPIC), true)),
                in(
                        "ours without its key",
                        ExpectedAnswer.NO_CONNECTION,
                        new Identity(stranger.client(TOPIC).key(), client.chain())),
                in("signed by a client", ExpectedAnswer.NOT_TRUSTED, new TestAuthority(client).client(TOPIC)),
                in(
                        "signed by a client that may sign, but is no CA",
                        ExpectedAnswer.NOT_TRUSTED,
                        new TestAuthority(AUTHORITY
                                        .issue("evil")
                                        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
                                        .sign())
                                .client(TOPIC)),
                in(
                        "CA that may not sign",
                        ExpectedAnswer.NOT_TRUSTED,
                        new TestAuthority(AUTHORITY
                                        .issue("between")
                                        .forAuthority()
                                        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                                        .sign())
                                .client(TOPIC)),
                in(
                        "for servers only",
                        ExpectedAnswer.NOT_TRUSTED,
                        AUTHORITY
                                .issue(TOPIC)
                                .with(
                                        Extension.extendedKeyUsage,
                                        false,
                                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                                .sign()),
                in(
                        "for clients",
                        ExpectedAnswer.IN,
                        AUTHORITY
                                .issue(TOPIC)
                                .with(
                                        Extension.extendedKeyUsage,
                                        true,
                                        new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                                .sign()),
                in(
                        "expired",
                        ExpectedAnswer.EXPIRED,
                        AUTHORITY.issue(TOPIC).valid(Validity.PAST).sign()),
                in(
                        "not valid yet",
                        ExpectedAnswer.NOT_YET_VALID,
                        AUTHORITY.issue(TOPIC).valid(Validity.FUTURE).sign()),
                in(
                        "of an expired CA",
                        ExpectedAnswer.NOT_TRUSTED,
                        AUTHORITY
                                .issue("between")
                                .valid(Validity.PAST)
                                .signAuthority()
                                .client(TOPIC)),
                in(
                        "path length 0, one CA more",
                        ExpectedAnswer.NOT_TRUSTED,
                        new TestAuthority(
                                        AUTHORITY.issue("last").forAuthority(0).sign())
                                .issue("beyond")
                                .signAuthority()
                                .client(TOPIC)),
                in(
                        "path length 0, client",
                        ExpectedAnswer.IN,
                        new TestAuthority(
                                        AUTHORITY.issue("last").forAuthority(0).sign())
                                .client(TOPIC)),
                in(
                        "CA for names under CN=allowed only",
                        ExpectedAnswer.NOT_TRUSTED,
                        constrained(new GeneralName(new X500Name("CN=allowed"))).client(TOPIC)),
                in(
                        "unknown critical extension",
                        ExpectedAnswer.NOT_TRUSTED,
                        AUTHORITY
                                .issue(TOPIC)
                                .with(
                                        new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.3.6.1.4.1.99999.2"),
                                        true,
                                        new DERUTF8String("x"))
                                .sign()),
                of(
                        NamingRule.DNS,
                        "CA for other DNS names",
                        ExpectedAnswer.NOT_TRUSTED,
                        constrained(new GeneralName(GeneralName.dNSName, "allowed.example"))
                                .issue("any")
                                .dns(TOPIC)),
                of(
                        NamingRule.URI,
                        "CA for other hosts",
                        ExpectedAnswer.NOT_TRUSTED,
                        constrained(new GeneralName(GeneralName.uniformResourceIdentifier, "allowed.example"))
                                .issue("any")
                                .uri(SPIFFE)));
    }

    private static ForgedIdentity in(String name, ExpectedAnswer answer, Identity client) {
        return new ForgedIdentity(name, NamingRule.CN, answer, client);
    }

    private static TestAuthority constrained(GeneralName permitted) {
        return AUTHORITY
                .issue("constrained")
                .with(
                        Extension.nameConstraints,
                        true,
                        new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(permitted)}, null))
                .signAuthority();
    }

    private static Identity with(Identity client, TestAuthority authority) {
        return new Identity(client.key(), List.of(client.certificate(), authority.certificate()));
    }
}
