// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static io.datagateway.http.api.ForgedIdentity.AUTHORITY;
import static io.datagateway.http.api.ForgedIdentity.SPIFFE;
import static io.datagateway.http.api.ForgedIdentity.TOPIC;
import static io.datagateway.http.api.ForgedIdentity.of;

import io.datagateway.http.api.ForgedIdentity.Answer;
import io.datagateway.http.api.ForgedIdentity.Rule;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;

/** Certificates with alternative names, and mapped names, that pretend to be others. */
final class ForgedNames {

    private ForgedNames() {}

    static Stream<ForgedIdentity> cases() {
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
}
