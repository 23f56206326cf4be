// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;

/** The names that a CA may give (RFC 5280, 4.2.1.10). */
final class NameConstraints {

    private static final String EXTENSION = "2.5.29.30";
    private static final int DNS_NAME = 2;
    private static final int LONG_LENGTH = 0x80;

    private NameConstraints() {}

    /** Returns true if the CA may give the subject and the alternative names of a certificate below it. */
    static boolean permit(X509Certificate authority, X509Certificate below) {
        byte[] extension = authority.getExtensionValue(EXTENSION);
        if (extension == null) {
            return true;
        }
        try {
            var selector = new X509CertSelector();
            selector.setNameConstraints(contentOf(extension));
            return selector.match(below);
        } catch (IOException e) {
            // The CA's certificate is bad: constraints that cannot be read permit nothing.
            return false;
        }
    }

    /**
     * Returns true if the CA may give the name as a DNS name. A common name that names a client is bound by constraints on
     * DNS names, as it is for OpenSSL: else a CA for one domain could name whom it likes.
     */
    static boolean permitAsDnsName(X509Certificate authority, String name) {
        // What no DNS name may hold stands for two different letters, so that it is equal to no name that is permitted.
        return authority.getExtensionValue(EXTENSION) == null
                || (permitDnsName(authority, name.replaceAll("[^A-Za-z0-9.-]", "x"))
                        && permitDnsName(authority, name.replaceAll("[^A-Za-z0-9.-]", "y")));
    }

    private static boolean permitDnsName(X509Certificate authority, String name) {
        try {
            var selector = new X509CertSelector();
            selector.addPathToName(DNS_NAME, name);
            return selector.match(authority);
        } catch (IOException e) {
            // The certificate is bad: a name in no form of DNS is under no domain.
            return false;
        }
    }

    /** Returns what the OCTET STRING around the value of an extension holds. */
    private static byte[] contentOf(byte[] octetString) {
        var in = ByteBuffer.wrap(octetString, 1, octetString.length - 1);
        int length = in.get() & 0xff;
        if (length > LONG_LENGTH) {
            in.position(in.position() + length - LONG_LENGTH);
        }
        var content = new byte[in.remaining()];
        in.get(content);
        return content;
    }
}
