// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.testing.CertificateIssue;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Identity;

/** A certificate made to get into topic {@code sales.orders}, and what it is to be answered. */
record ForgedIdentity(String name, NamingRule rule, ExpectedAnswer answer, Identity client) {

    static final String TOPIC = "sales.orders";
    static final String SPIFFE = "spiffe://shop/orders";
    static final TestAuthority AUTHORITY = new TestAuthority("Shop CA");

    /** The settings by which the gateway names clients. */
    enum NamingRule {
        CN,
        DNS,
        URI,
        CN_MAPPED
    }

    /** The answer that the client gets. */
    enum ExpectedAnswer {
        /** Past the identity check: 404, as there is no contract here. */
        IN("404 UnknownTopic"),
        NOBODY("403 CertificateTopicMismatch"),
        EXPIRED("401 CertificateExpired"),
        NOT_YET_VALID("401 CertificateNotYetValid"),
        NOT_TRUSTED("401 CertificateNotTrusted"),
        NO_CONNECTION("no connection");

        private final String text;

        ExpectedAnswer(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static ForgedIdentity of(NamingRule rule, String name, ExpectedAnswer answer, CertificateIssue client) {
        return new ForgedIdentity(name, rule, answer, client.sign());
    }

    @Override
    public String toString() {
        return rule + ": " + name + " → " + answer.text;
    }
}
