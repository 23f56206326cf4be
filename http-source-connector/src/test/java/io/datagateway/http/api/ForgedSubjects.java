// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static io.datagateway.http.api.ForgedIdentity.AUTHORITY;
import static io.datagateway.http.api.ForgedIdentity.TOPIC;
import static io.datagateway.http.api.ForgedIdentity.of;
import static org.bouncycastle.asn1.x500.style.BCStyle.CN;
import static org.bouncycastle.asn1.x500.style.BCStyle.O;
import static org.bouncycastle.asn1.x500.style.BCStyle.OU;

import io.datagateway.http.api.ForgedIdentity.ExpectedAnswer;
import io.datagateway.http.api.ForgedIdentity.NamingRule;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/** Certificates whose subject pretends to be a topic. */
final class ForgedSubjects {

    private ForgedSubjects() {}

    static Stream<ForgedIdentity> cases() {
        return Stream.of(
                cn("the topic", ExpectedAnswer.IN, subject(text(TOPIC))),
                cn("PrintableString", ExpectedAnswer.IN, subject(new DERPrintableString(TOPIC))),
                cn("with an organisation", ExpectedAnswer.IN, new X500Name("O=Shop,CN=" + TOPIC)),
                cn("two CNs", ExpectedAnswer.NOBODY, new X500Name("CN=" + TOPIC + ",CN=evil")),
                cn("two CNs, topic last", ExpectedAnswer.NOBODY, new X500Name("CN=evil,CN=" + TOPIC)),
                cn("the topic twice", ExpectedAnswer.NOBODY, new X500Name("CN=" + TOPIC + ",CN=" + TOPIC)),
                cn("two CNs in one RDN", ExpectedAnswer.NOBODY, new X500Name(new RDN[] {
                    new RDN(new AttributeTypeAndValue[] {at(TOPIC), at("evil")})
                })),
                cn("CN inside O", ExpectedAnswer.NOBODY, new X500Name(new RDN[] {new RDN(O, text("x,CN=" + TOPIC))})),
                cn("CN inside O, escaped", ExpectedAnswer.NOBODY, new X500Name("O=x\\,CN\\=" + TOPIC + ",CN=evil")),
                cn("CN with a comma", ExpectedAnswer.NOBODY, subject(text("evil,CN=" + TOPIC))),
                cn("CN with a plus", ExpectedAnswer.NOBODY, subject(text(TOPIC + "+CN=evil"))),
                cn(
                        "CN as hexadecimal text",
                        ExpectedAnswer.NOBODY,
                        subject(text("#0c0c" + "73616c65732e6f7264657273"))),
                cn("CN in quotes", ExpectedAnswer.NOBODY, subject(text("\"" + TOPIC + "\""))),
                cn("IA5String", ExpectedAnswer.NOBODY, subject(new DERIA5String(TOPIC))),
                cn("TeletexString", ExpectedAnswer.NOBODY, subject(new DERT61String(TOPIC))),
                cn("BMPString", ExpectedAnswer.NOBODY, subject(new DERBMPString(TOPIC))),
                cn("UniversalString", ExpectedAnswer.NOBODY, subject(new DERUniversalString(TOPIC.getBytes()))),
                cn("Chinese with the topic's bytes", ExpectedAnswer.NOBODY, subject(chineseWithTheBytesOf(TOPIC))),
                cn("octets", ExpectedAnswer.NOBODY, subject(new DEROctetString(TOPIC.getBytes()))),
                cn("NUL after", ExpectedAnswer.NOBODY, subject(text(TOPIC + "\0"))),
                cn("NUL and more after", ExpectedAnswer.NOBODY, subject(text(TOPIC + "\0.evil"))),
                cn("250 characters", ExpectedAnswer.NOBODY, subject(text("t".repeat(250)))),
                cn("other case", ExpectedAnswer.NOBODY, subject(text("Sales.Orders"))),
                cn("empty", ExpectedAnswer.NOBODY, subject(text(""))),
                cn("space before", ExpectedAnswer.NOBODY, subject(text(" " + TOPIC))),
                cn("space after", ExpectedAnswer.NOBODY, subject(text(TOPIC + " "))),
                cn("line feed after", ExpectedAnswer.NOBODY, subject(text(TOPIC + "\n"))),
                cn("Cyrillic a", ExpectedAnswer.NOBODY, subject(text("s\u0430les.orders"))),
                cn("full width", ExpectedAnswer.NOBODY, subject(text("\uff53ales.orders"))),
                cn("zero width space", ExpectedAnswer.NOBODY, subject(text("sales\u200b.orders"))),
                cn("pattern", ExpectedAnswer.NOBODY, subject(text("sales.*"))),
                cn("percent", ExpectedAnswer.NOBODY, subject(text("sales%2eorders"))),
                cn("unit, not CN", ExpectedAnswer.NOBODY, new X500Name(new RDN[] {new RDN(OU, text(TOPIC))})),
                of(
                        NamingRule.CN,
                        "SAN only",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue(new X500Name(new RDN[0])).dns(TOPIC)),
                of(
                        NamingRule.CN,
                        "SAN beside another CN",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("evil").dns(TOPIC)));
    }

    private static ForgedIdentity cn(String name, ExpectedAnswer answer, X500Name subject) {
        return of(NamingRule.CN, "CN: " + name, answer, AUTHORITY.issue(subject));
    }

    private static X500Name subject(ASN1Encodable commonName) {
        return new X500Name(new RDN[] {new RDN(CN, commonName)});
    }

    private static AttributeTypeAndValue at(String commonName) {
        return new AttributeTypeAndValue(CN, text(commonName));
    }

    private static DERUTF8String text(String value) {
        return new DERUTF8String(value);
    }

    private static DERBMPString chineseWithTheBytesOf(String ascii) {
        return new DERBMPString(new String(ascii.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_16BE));
    }
}
