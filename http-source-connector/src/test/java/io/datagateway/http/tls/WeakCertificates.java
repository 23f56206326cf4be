// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static io.datagateway.http.testing.CertificateIssue.selfSigned;

import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.tls.UntrustedAuthorityTest.Chain;
import java.util.stream.Stream;

/** Chains with keys and signatures that could be forged, and strong ones beside them. */
final class WeakCertificates {

    private static final String TOPIC = "sales.orders";
    private static final TestAuthority RSA = authority("RSA", 2048);

    private WeakCertificates() {}

    static Stream<Chain> cases() {
        return Stream.concat(keys(), signatures());
    }

    private static Stream<Chain> keys() {
        return Stream.of(
                of("a CA with RSA of 1024 bits", authority("RSA", 1024), "weak-key"),
                of("a CA with a curve of 224 bits", authority("EC", 224), "weak-key"),
                of("a CA with a curve of 192 bits", authority("EC", 192), "weak-key"),
                of("a CA with a curve of 384 bits", authority("EC", 384), TOPIC),
                of(
                        "a client with RSA of 1024 bits",
                        RSA.issue(TOPIC).key("RSA", 1024).sign(),
                        "weak-key"),
                of(
                        "a client with RSA of 2047 bits",
                        RSA.issue(TOPIC).key("RSA", 2047).sign(),
                        "weak-key"),
                of(
                        "a client with RSA of 2048 bits",
                        RSA.issue(TOPIC).key("RSA", 2048).sign(),
                        TOPIC),
                of("a client with Ed25519", RSA.issue(TOPIC).key("Ed25519").sign(), TOPIC));
    }

    private static Stream<Chain> signatures() {
        TestAuthority between = new TestAuthority(
                RSA.issue("between").signedWith("SHA1withRSA").forAuthority().sign());
        TestAuthority old = new TestAuthority(selfSigned("Old CA")
                .key("RSA")
                .signedWith("SHA1withRSA")
                .forAuthority()
                .sign());
        return Stream.of(
                of("SHA-1", signed("SHA1withRSA"), "weak-signature"),
                of("MD5", signed("MD5withRSA"), "weak-signature"),
                of("PSS with SHA-1", signed("SHA1withRSAandMGF1"), "weak-signature"),
                of("PSS with SHA-256", signed("SHA256withRSAandMGF1"), TOPIC),
                of("SHA-384", signed("SHA384withRSA"), TOPIC),
                of("SHA-1 on a CA in between", between.client(TOPIC), "weak-signature"),
                of("SHA-1 on the CA that is trusted, on which nobody relies", old, TOPIC));
    }

    private static Identity signed(String algorithm) {
        return RSA.issue(TOPIC).signedWith(algorithm).sign();
    }

    private static TestAuthority authority(String algorithm, int bits) {
        return selfSigned(algorithm + " " + bits).key(algorithm, bits).signAuthority();
    }

    private static Chain of(String name, TestAuthority trusted, String answer) {
        return new Chain(name, trusted.client(TOPIC), answer, trusted.certificate());
    }

    private static Chain of(String name, Identity client, String answer) {
        return new Chain(name, client, answer, RSA.certificate());
    }
}
