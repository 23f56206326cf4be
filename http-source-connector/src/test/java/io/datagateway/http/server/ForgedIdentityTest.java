// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static io.datagateway.http.server.TestCertificates.commonName;
import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bouncycastle.asn1.x500.style.BCStyle.CN;
import static org.bouncycastle.asn1.x500.style.BCStyle.O;
import static org.bouncycastle.asn1.x500.style.BCStyle.OU;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.http.intake.BatchReaders;
import io.datagateway.http.server.TestCertificates.Identity;
import io.datagateway.http.server.TestCertificates.Validity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates made to get into topic {@code sales.orders}, over real connections. */
@Timeout(60)
class ForgedIdentityTest {

    private static final String TOPIC = "sales.orders";
    private static final String SPIFFE = "spiffe://shop/orders";
    private static final TestAuthority AUTHORITY = new TestAuthority("Shop CA");
    private static final String MAPPING = """
            {"spiffe://shop/orders": ["sales.orders", "sales.returns"],
             "spiffe://shop/clicks": ["web.clicks"],
             "spiffe://shop/.*": ["sales.orders"],
             "spiffe://shop/none": []}""";

    /** How the gateway names clients. */
    private enum Rule {
        CN,
        DNS,
        URI,
        CN_MAPPED
    }

    /** What the client is told. */
    private enum Answer {
        /** Past the identity check: 404, as there is no contract here. */
        IN("404 UnknownTopic"),
        NOBODY("403 CertificateTopicMismatch"),
        NO_CONNECTION("no connection");

        private final String text;

        Answer(String text) {
            this.text = text;
        }
    }

    private record Case(String name, Rule rule, Answer answer, Identity client) {
        @Override
        public String toString() {
            return rule + ": " + name + " → " + answer.text;
        }
    }

    @TempDir
    private static Path folder;

    private static final Map<Rule, TestGateway> GATEWAYS = new EnumMap<>(Rule.class);

    @BeforeAll
    static void start() throws IOException {
        open(Rule.CN, files("cn"));
        open(Rule.DNS, files("dns").set("principal.source", "san-dns"));
        open(Rule.URI, files("uri").set("principal.source", "san-uri").write("principal.topics", MAPPING));
        open(Rule.CN_MAPPED, files("mapped").write("principal.topics", """
                {"shop": ["sales.orders"], "sales.orders": ["other.topic"], "SALES": ["sales.orders"], "locked.out": []}"""));
    }

    private static TlsFiles files(String name) throws IOException {
        return new TlsFiles(Files.createDirectory(folder.resolve(name)), AUTHORITY);
    }

    private static void open(Rule rule, TlsFiles files) {
        GATEWAYS.put(rule, new TestGateway(files.settings(), new Door()));
    }

    @AfterAll
    static void stop() {
        GATEWAYS.values().forEach(TestGateway::close);
    }

    static Stream<Case> subjects() {
        return Stream.of(
                cn("the topic", Answer.IN, subject(text(TOPIC))),
                cn("PrintableString", Answer.IN, subject(new DERPrintableString(TOPIC))),
                cn("with an organisation", Answer.IN, new X500Name("O=Shop,CN=" + TOPIC)),
                cn("two CNs", Answer.NOBODY, new X500Name("CN=" + TOPIC + ",CN=evil")),
                cn("two CNs, topic last", Answer.NOBODY, new X500Name("CN=evil,CN=" + TOPIC)),
                cn("the topic twice", Answer.NOBODY, new X500Name("CN=" + TOPIC + ",CN=" + TOPIC)),
                cn("two CNs in one RDN", Answer.NOBODY, new X500Name(new RDN[] {
                    new RDN(new AttributeTypeAndValue[] {at(TOPIC), at("evil")})
                })),
                cn("CN inside O", Answer.NOBODY, new X500Name(new RDN[] {new RDN(O, text("x,CN=" + TOPIC))})),
                cn("CN inside O, escaped", Answer.NOBODY, new X500Name("O=x\\,CN\\=" + TOPIC + ",CN=evil")),
                cn("CN with a comma", Answer.NOBODY, subject(text("evil,CN=" + TOPIC))),
                cn("CN with a plus", Answer.NOBODY, subject(text(TOPIC + "+CN=evil"))),
                cn("CN as hexadecimal text", Answer.NOBODY, subject(text("#0c0c" + "73616c65732e6f7264657273"))),
                cn("CN in quotes", Answer.NOBODY, subject(text("\"" + TOPIC + "\""))),
                cn("IA5String", Answer.NOBODY, subject(new DERIA5String(TOPIC))),
                cn("TeletexString", Answer.NOBODY, subject(new DERT61String(TOPIC))),
                cn("BMPString", Answer.NOBODY, subject(new DERBMPString(TOPIC))),
                cn("UniversalString", Answer.NOBODY, subject(new DERUniversalString(TOPIC.getBytes()))),
                cn("Chinese with the topic's bytes", Answer.NOBODY, subject(chineseWithTheBytesOf(TOPIC))),
                cn("octets", Answer.NOBODY, subject(new DEROctetString(TOPIC.getBytes()))),
                cn("NUL after", Answer.NOBODY, subject(text(TOPIC + "\0"))),
                cn("NUL and more after", Answer.NOBODY, subject(text(TOPIC + "\0.evil"))),
                cn("250 characters", Answer.NOBODY, subject(text("t".repeat(250)))),
                cn("other case", Answer.NOBODY, subject(text("Sales.Orders"))),
                cn("empty", Answer.NOBODY, subject(text(""))),
                cn("space before", Answer.NOBODY, subject(text(" " + TOPIC))),
                cn("space after", Answer.NOBODY, subject(text(TOPIC + " "))),
                cn("line feed after", Answer.NOBODY, subject(text(TOPIC + "\n"))),
                cn("Cyrillic a", Answer.NOBODY, subject(text("s\u0430les.orders"))),
                cn("full width", Answer.NOBODY, subject(text("\uff53ales.orders"))),
                cn("zero width space", Answer.NOBODY, subject(text("sales\u200b.orders"))),
                cn("pattern", Answer.NOBODY, subject(text("sales.*"))),
                cn("percent", Answer.NOBODY, subject(text("sales%2eorders"))),
                cn("unit, not CN", Answer.NOBODY, new X500Name(new RDN[] {new RDN(OU, text(TOPIC))})),
                of(
                        Rule.CN,
                        "SAN only",
                        Answer.NOBODY,
                        AUTHORITY.issue(new X500Name(new RDN[0])).dns(TOPIC)),
                of(
                        Rule.CN,
                        "SAN beside another CN",
                        Answer.NOBODY,
                        AUTHORITY.issue("evil").dns(TOPIC)));
    }

    static Stream<Case> paths() {
        var stranger = new TestAuthority("Shop CA");
        Identity client = AUTHORITY.client(TOPIC);
        return Stream.of(
                in(
                        "intermediate",
                        Answer.IN,
                        AUTHORITY.issue("between").signAuthority().client(TOPIC)),
                in("other CA of the same name", Answer.NO_CONNECTION, stranger.client(TOPIC)),
                in("other CA, with ours in the chain", Answer.NO_CONNECTION, with(stranger.client(TOPIC), AUTHORITY)),
                in("self-signed", Answer.NO_CONNECTION, TestCertificates.selfSigned(commonName(TOPIC), false)),
                in("self-signed as CA", Answer.NO_CONNECTION, TestCertificates.selfSigned(commonName(TOPIC), true)),
                in(
                        "ours without its key",
                        Answer.NO_CONNECTION,
                        new Identity(stranger.client(TOPIC).key(), client.chain())),
                in("signed by a client", Answer.NO_CONNECTION, new TestAuthority(client).client(TOPIC)),
                in(
                        "signed by a client that may sign, but is no CA",
                        Answer.NO_CONNECTION,
                        new TestAuthority(AUTHORITY
                                        .issue("evil")
                                        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
                                        .sign())
                                .client(TOPIC)),
                in(
                        "CA that may not sign",
                        Answer.NO_CONNECTION,
                        new TestAuthority(AUTHORITY
                                        .issue("between")
                                        .forAuthority()
                                        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                                        .sign())
                                .client(TOPIC)),
                in(
                        "for servers only",
                        Answer.NO_CONNECTION,
                        AUTHORITY
                                .issue(TOPIC)
                                .with(
                                        Extension.extendedKeyUsage,
                                        false,
                                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                                .sign()),
                in(
                        "for clients",
                        Answer.IN,
                        AUTHORITY
                                .issue(TOPIC)
                                .with(
                                        Extension.extendedKeyUsage,
                                        true,
                                        new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                                .sign()),
                in(
                        "expired",
                        Answer.NO_CONNECTION,
                        AUTHORITY.issue(TOPIC).valid(Validity.PAST).sign()),
                in(
                        "not valid yet",
                        Answer.NO_CONNECTION,
                        AUTHORITY.issue(TOPIC).valid(Validity.FUTURE).sign()),
                in(
                        "of an expired CA",
                        Answer.NO_CONNECTION,
                        AUTHORITY
                                .issue("between")
                                .valid(Validity.PAST)
                                .signAuthority()
                                .client(TOPIC)),
                in(
                        "path length 0, one CA more",
                        Answer.NO_CONNECTION,
                        new TestAuthority(
                                        AUTHORITY.issue("last").forAuthority(0).sign())
                                .issue("beyond")
                                .signAuthority()
                                .client(TOPIC)),
                in(
                        "path length 0, client",
                        Answer.IN,
                        new TestAuthority(
                                        AUTHORITY.issue("last").forAuthority(0).sign())
                                .client(TOPIC)),
                in(
                        "CA for names under CN=allowed only",
                        Answer.NO_CONNECTION,
                        constrained(new GeneralName(new X500Name("CN=allowed"))).client(TOPIC)),
                in(
                        "unknown critical extension",
                        Answer.NO_CONNECTION,
                        AUTHORITY
                                .issue(TOPIC)
                                .with(
                                        new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.3.6.1.4.1.99999.2"),
                                        true,
                                        text("x"))
                                .sign()),
                of(
                        Rule.DNS,
                        "CA for other DNS names",
                        Answer.NO_CONNECTION,
                        constrained(new GeneralName(GeneralName.dNSName, "allowed.example"))
                                .issue("any")
                                .dns(TOPIC)),
                of(
                        Rule.URI,
                        "CA for other hosts",
                        Answer.NO_CONNECTION,
                        constrained(new GeneralName(GeneralName.uniformResourceIdentifier, "allowed.example"))
                                .issue("any")
                                .uri(SPIFFE)));
    }

    static Stream<Case> alternativeNames() {
        return Stream.of(
                of(Rule.DNS, "the topic", Answer.IN, AUTHORITY.issue("any").dns(TOPIC)),
                of(
                        Rule.DNS,
                        "the topic, and a URI",
                        Answer.IN,
                        AUTHORITY.issue("any").dns(TOPIC).uri(SPIFFE)),
                of(Rule.DNS, "CN only", Answer.NOBODY, AUTHORITY.issue(TOPIC)),
                of(
                        Rule.DNS,
                        "two",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").dns(TOPIC).dns("evil")),
                of(
                        Rule.DNS,
                        "the topic twice",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").dns(TOPIC).dns(TOPIC)),
                of(Rule.DNS, "wildcard", Answer.NOBODY, AUTHORITY.issue("any").dns("*.orders")),
                of(Rule.DNS, "star", Answer.NOBODY, AUTHORITY.issue("any").dns("*")),
                of(Rule.DNS, "other case", Answer.NOBODY, AUTHORITY.issue("any").dns("SALES.orders")),
                of(Rule.DNS, "dot after", Answer.NOBODY, AUTHORITY.issue("any").dns(TOPIC + ".")),
                of(Rule.DNS, "subdomain", Answer.NOBODY, AUTHORITY.issue("any").dns("x." + TOPIC)),
                of(Rule.DNS, "NUL after", Answer.NOBODY, AUTHORITY.issue("any").dns(TOPIC + "\0.evil")),
                of(Rule.DNS, "not ASCII", Answer.NOBODY, AUTHORITY.issue("any").dns("s\u00e4les.orders")),
                of(Rule.DNS, "punycode", Answer.NOBODY, AUTHORITY.issue("any").dns("xn--sles-0qa.orders")),
                of(Rule.DNS, "e-mail", Answer.NOBODY, AUTHORITY.issue("any").name(GeneralName.rfc822Name, TOPIC)),
                of(Rule.DNS, "URI", Answer.NOBODY, AUTHORITY.issue("any").uri("dns:" + TOPIC)),
                of(Rule.URI, "the mapped one", Answer.IN, AUTHORITY.issue("any").uri(SPIFFE)),
                of(
                        Rule.URI,
                        "mapped to another topic",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/clicks")),
                of(
                        Rule.URI,
                        "mapped to nothing",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/none")),
                of(Rule.URI, "not mapped", Answer.NOBODY, AUTHORITY.issue("any").uri("spiffe://shop/evil")),
                of(
                        Rule.URI,
                        "would match a mapped pattern",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/x")),
                of(Rule.URI, "CN only", Answer.NOBODY, AUTHORITY.issue(SPIFFE)),
                of(
                        Rule.URI,
                        "two",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").uri(SPIFFE).uri("spiffe://shop/evil")),
                of(Rule.URI, "other case", Answer.NOBODY, AUTHORITY.issue("any").uri("SPIFFE://shop/orders")),
                of(Rule.URI, "percent", Answer.NOBODY, AUTHORITY.issue("any").uri("spiffe://shop/%6frders")),
                of(
                        Rule.URI,
                        "percent NUL",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").uri(SPIFFE + "%00")),
                of(Rule.URI, "NUL after", Answer.NOBODY, AUTHORITY.issue("any").uri(SPIFFE + "\0")),
                of(
                        Rule.URI,
                        "dots in the path",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/x/../orders")),
                of(
                        Rule.URI,
                        "slash after",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").uri(SPIFFE + "/")),
                of(Rule.URI, "query", Answer.NOBODY, AUTHORITY.issue("any").uri(SPIFFE + "?x")),
                of(
                        Rule.URI,
                        "topic as a URI",
                        Answer.NOBODY,
                        AUTHORITY.issue("any").uri(TOPIC)),
                of(Rule.CN_MAPPED, "mapped to the topic", Answer.IN, AUTHORITY.issue("shop")),
                of(Rule.CN_MAPPED, "the topic's name, mapped elsewhere", Answer.NOBODY, AUTHORITY.issue(TOPIC)),
                of(Rule.CN_MAPPED, "mapped to nothing", Answer.NOBODY, AUTHORITY.issue("locked.out")),
                of(Rule.CN_MAPPED, "other case of a mapped one", Answer.NOBODY, AUTHORITY.issue("Shop")),
                of(Rule.CN_MAPPED, "space after a mapped one", Answer.NOBODY, AUTHORITY.issue("shop ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"subjects", "paths", "alternativeNames"})
    void itIsAnsweredExactly(Case forged) {
        assertThat(answer(forged)).isEqualTo(forged.answer().text);
    }

    private static String answer(Case forged) {
        try (var client = GATEWAYS.get(forged.rule()).connect(CERTIFICATES.as(forged.client()))) {
            var answer = client.send(
                            "POST /api/1.0/" + TOPIC + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                    .answer();
            return answer.status() + " " + answer.body().replaceFirst("(?s).*\"code\":\"([A-Za-z]+)\".*", "$1");
        } catch (IOException e) {
            return Answer.NO_CONNECTION.text;
        }
    }

    /** The checks of a request's head, with no contracts behind them. */
    private static final class Door extends Handler.Abstract {
        private static final BatchPolicy NO_CONTRACTS =
                new BatchPolicy(new BatchReaders(new ContractCatalog(List.of())), null, null, (BodyReader) null);

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            try {
                BatchRequest.of(request, NO_CONTRACTS);
                throw new IllegalStateException("there is no contract");
            } catch (RefusedException e) {
                e.problem().write(request, response, callback);
            }
            return true;
        }
    }

    private static Case cn(String name, Answer answer, X500Name subject) {
        return of(Rule.CN, "CN: " + name, answer, AUTHORITY.issue(subject));
    }

    private static Case in(String name, Answer answer, Identity client) {
        return new Case(name, Rule.CN, answer, client);
    }

    private static Case of(Rule rule, String name, Answer answer, TestAuthority.Issue client) {
        return new Case(name, rule, answer, client.sign());
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
