// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static io.datagateway.http.api.ForgedIdentity.AUTHORITY;
import static io.datagateway.http.api.ForgedIdentity.SPIFFE;
import static io.datagateway.http.api.ForgedIdentity.TOPIC;
import static io.datagateway.http.api.ForgedIdentity.of;

import io.datagateway.http.api.ForgedIdentity.ExpectedAnswer;
import io.datagateway.http.api.ForgedIdentity.NamingRule;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;

/** Certificates with alternative names, and mapped names, that pretend to be others. */
final class ForgedNames {

    private ForgedNames() {}

    static Stream<ForgedIdentity> cases() {
        return Stream.of(
                of(
                        NamingRule.DNS,
                        "the topic",
                        ExpectedAnswer.IN,
                        AUTHORITY.issue("any").dns(TOPIC)),
                of(
                        NamingRule.DNS,
                        "the topic, and a URI",
                        ExpectedAnswer.IN,
                        AUTHORITY.issue("any").dns(TOPIC).uri(SPIFFE)),
                of(NamingRule.DNS, "CN only", ExpectedAnswer.NOBODY, AUTHORITY.issue(TOPIC)),
                of(
                        NamingRule.DNS,
                        "two",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns(TOPIC).dns("evil")),
                of(
                        NamingRule.DNS,
                        "the topic twice",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns(TOPIC).dns(TOPIC)),
                of(
                        NamingRule.DNS,
                        "wildcard",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns("*.orders")),
                of(
                        NamingRule.DNS,
                        "star",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns("*")),
                of(
                        NamingRule.DNS,
                        "other case",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns("SALES.orders")),
                of(
                        NamingRule.DNS,
                        "dot after",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns(TOPIC + ".")),
                of(
                        NamingRule.DNS,
                        "subdomain",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns("x." + TOPIC)),
                of(
                        NamingRule.DNS,
                        "NUL after",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns(TOPIC + "\0.evil")),
                of(
                        NamingRule.DNS,
                        "not ASCII",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns("s\u00e4les.orders")),
                of(
                        NamingRule.DNS,
                        "punycode",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").dns("xn--sles-0qa.orders")),
                of(
                        NamingRule.DNS,
                        "e-mail",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").name(GeneralName.rfc822Name, TOPIC)),
                of(
                        NamingRule.DNS,
                        "URI",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri("dns:" + TOPIC)),
                of(
                        NamingRule.URI,
                        "the mapped one",
                        ExpectedAnswer.IN,
                        AUTHORITY.issue("any").uri(SPIFFE)),
                of(
                        NamingRule.URI,
                        "mapped to another topic",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/clicks")),
                of(
                        NamingRule.URI,
                        "mapped to nothing",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/none")),
                of(
                        NamingRule.URI,
                        "not mapped",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/evil")),
                of(
                        NamingRule.URI,
                        "would match a mapped pattern",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/x")),
                of(NamingRule.URI, "CN only", ExpectedAnswer.NOBODY, AUTHORITY.issue(SPIFFE)),
                of(
                        NamingRule.URI,
                        "two",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri(SPIFFE).uri("spiffe://shop/evil")),
                of(
                        NamingRule.URI,
                        "other case",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri("SPIFFE://shop/orders")),
                of(
                        NamingRule.URI,
                        "percent",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/%6frders")),
                of(
                        NamingRule.URI,
                        "percent NUL",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri(SPIFFE + "%00")),
                of(
                        NamingRule.URI,
                        "NUL after",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri(SPIFFE + "\0")),
                of(
                        NamingRule.URI,
                        "dots in the path",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri("spiffe://shop/x/../orders")),
                of(
                        NamingRule.URI,
                        "slash after",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri(SPIFFE + "/")),
                of(
                        NamingRule.URI,
                        "query",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri(SPIFFE + "?x")),
                of(
                        NamingRule.URI,
                        "topic as a URI",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue("any").uri(TOPIC)),
                of(NamingRule.CN_MAPPED, "mapped to the topic", ExpectedAnswer.IN, AUTHORITY.issue("shop")),
                of(
                        NamingRule.CN_MAPPED,
                        "the topic's name, mapped elsewhere",
                        ExpectedAnswer.NOBODY,
                        AUTHORITY.issue(TOPIC)),
                of(NamingRule.CN_MAPPED, "mapped to nothing", ExpectedAnswer.NOBODY, AUTHORITY.issue("locked.out")),
                of(NamingRule.CN_MAPPED, "other case of a mapped one", ExpectedAnswer.NOBODY, AUTHORITY.issue("Shop")),
                of(NamingRule.CN_MAPPED, "space after a mapped one", ExpectedAnswer.NOBODY, AUTHORITY.issue("shop ")));
    }
}
