// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bouncycastle.asn1.x500.style.BCStyle.CN;
import static org.bouncycastle.asn1.x500.style.BCStyle.E;
import static org.bouncycastle.asn1.x500.style.BCStyle.O;
import static org.bouncycastle.asn1.x500.style.BCStyle.SURNAME;
import static org.bouncycastle.asn1.x500.style.BCStyle.UID;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datagateway.http.testing.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommonNameTest {

    private static final String TOPIC = "sales.orders";
    private static final String NOBODY = null;
    private static final PrincipalRules RULES = new PrincipalRules(PrincipalSource.CN, null);
    private static final TestCertificates CERTIFICATES = new TestCertificates();

    /** Each subject with the name that it gives. Only the exact topic may write to the topic. */
    static Stream<Arguments> subjects() {
        return Stream.of(
                arguments("plain", subject(cn(TOPIC)), TOPIC),
                arguments("CN before others", subject(cn(TOPIC), of(O, "Shop")), TOPIC),
                arguments("CN after others", subject(of(O, "Shop"), cn(TOPIC)), TOPIC),
                arguments("CN and user id in one RDN", subject(rdn(at(CN, TOPIC), at(UID, "7"))), TOPIC),
                arguments("organisation and CN in one RDN", subject(rdn(at(O, "Shop"), at(CN, TOPIC))), TOPIC),
                arguments("PrintableString", subject(of(CN, new DERPrintableString(TOPIC))), TOPIC),
                // Two names, or none.
                arguments("two CNs", subject(cn(TOPIC), cn("other")), NOBODY),
                arguments("two CNs, topic last", subject(cn("other"), cn(TOPIC)), NOBODY),
                arguments("two CNs around others", subject(cn("other"), of(O, "x"), cn(TOPIC)), NOBODY),
                arguments("the same CN twice", subject(cn(TOPIC), cn(TOPIC)), NOBODY),
                arguments("two CNs in one RDN", subject(rdn(at(CN, TOPIC), at(CN, "other"))), NOBODY),
                arguments("two CNs and more in one RDN", subject(rdn(at(O, "x"), at(CN, "a"), at(CN, TOPIC))), NOBODY),
                arguments("no CN", subject(of(O, TOPIC)), NOBODY),
                arguments("no subject (names only in the SAN)", subject(), NOBODY),
                arguments("empty CN", subject(cn("")), NOBODY),
                arguments("surname", subject(of(SURNAME, TOPIC)), NOBODY),
                // Not text.
                arguments("octets", subject(of(CN, new DEROctetString(TOPIC.getBytes()))), NOBODY),
                arguments("number", subject(of(CN, new ASN1Integer(7))), NOBODY),
                arguments("sequence", subject(of(CN, new DERSequence(new DERUTF8String(TOPIC)))), NOBODY),
                // Text in a type that RFC 5280 does not allow for names, and whose bytes can look like other text.
                arguments("IA5String", subject(of(CN, new DERIA5String(TOPIC))), NOBODY),
                arguments("TeletexString", subject(of(CN, new DERT61String(TOPIC))), NOBODY),
                arguments("BMPString", subject(of(CN, new DERBMPString(TOPIC))), NOBODY),
                arguments("Chinese with the topic's bytes", subject(of(CN, chineseWithTheBytesOf(TOPIC))), NOBODY),
                arguments("UniversalString", subject(of(CN, new DERUniversalString(TOPIC.getBytes()))), NOBODY),
                // A name inside another value.
                arguments("CN in an organisation", subject(of(O, "x,CN=" + TOPIC), cn("evil")), "evil"),
                arguments("escaped CN in an organisation", subject(of(O, "x\\,CN=" + TOPIC), cn("evil")), "evil"),
                arguments("CN in an e-mail", subject(of(E, "x,CN=" + TOPIC)), NOBODY),
                arguments("CN in an unknown attribute", subject(of(unknown(), "x,CN=" + TOPIC)), NOBODY),
                arguments("comma", subject(cn("evil,CN=" + TOPIC)), "evil,CN=" + TOPIC),
                arguments("plus", subject(cn("evil+CN=" + TOPIC)), "evil+CN=" + TOPIC),
                arguments("semicolon", subject(cn(TOPIC + ";CN=evil")), TOPIC + ";CN=evil"),
                arguments("quoted", subject(cn("\"" + TOPIC + "\"")), "\"" + TOPIC + "\""),
                arguments("backslash", subject(cn("\\" + TOPIC)), "\\" + TOPIC),
                arguments("hexadecimal text", subject(cn("#0c0c73616c6573")), "#0c0c73616c6573"),
                // Almost the topic.
                arguments("other case", subject(cn("Sales.Orders")), "Sales.Orders"),
                arguments("NUL after", subject(cn(TOPIC + "\0.evil")), TOPIC + "\0.evil"),
                arguments("line feed after", subject(cn(TOPIC + "\n")), TOPIC + "\n"),
                arguments("space before", subject(cn(" " + TOPIC)), " " + TOPIC),
                arguments("space after", subject(cn(TOPIC + " ")), TOPIC + " "),
                arguments("two spaces inside", subject(cn("sales  orders")), "sales  orders"),
                arguments("a letter that looks the same", subject(cn("s\u0430les.orders")), "s\u0430les.orders"),
                arguments("text direction mark", subject(cn("\u202e" + TOPIC)), "\u202e" + TOPIC),
                arguments("wildcard", subject(cn("sales.*")), "sales.*"),
                arguments("longer than X.520 allows", subject(cn("t".repeat(249))), "t".repeat(249)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void onlyOneCommonNameThatIsTextNamesTheClient(String description, X500Name subject, String expected) {
        var certificate =
                CERTIFICATES.client(subject, TestCertificates.Validity.NOW).certificate();

        String name = PrincipalSource.CN.nameIn(certificate);

        assertThat(name).isEqualTo(expected);
        assertThat(new ClientPrincipal(name, "any", RULES).mayWriteTo(TOPIC)).isEqualTo(TOPIC.equals(expected));
    }

    private static X500Name subject(RDN... rdns) {
        return new X500Name(rdns);
    }

    private static RDN cn(String value) {
        return of(CN, value);
    }

    private static RDN of(ASN1ObjectIdentifier type, String value) {
        return new RDN(at(type, value));
    }

    private static RDN of(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new RDN(type, value);
    }

    private static RDN rdn(AttributeTypeAndValue... attributes) {
        return new RDN(attributes);
    }

    private static AttributeTypeAndValue at(ASN1ObjectIdentifier type, String value) {
        return new AttributeTypeAndValue(type, new DERUTF8String(value));
    }

    private static DERBMPString chineseWithTheBytesOf(String ascii) {
        return new DERBMPString(new String(ascii.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_16BE));
    }

    private static ASN1ObjectIdentifier unknown() {
        return new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    }
}
