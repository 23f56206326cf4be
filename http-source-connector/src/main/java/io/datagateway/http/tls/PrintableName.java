// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/**
 * Text of a name in a certificate, for answers and log lines: one line of printable ASCII, not too long. Whoever makes a
 * certificate chooses the names in it.
 */
public final class PrintableName {

    private static final int MAX_LENGTH = 200;
    private static final String NOTHING = "(an empty name)";

    private PrintableName() {}

    /** Returns the name as in {@code CN=sales.orders,O=Shop}. */
    public static String of(X500Principal name) {
        return of(name.getName(X500Principal.RFC2253));
    }

    static String subject(X509Certificate certificate) {
        return of(certificate.getSubjectX500Principal());
    }

    static String issuer(X509Certificate certificate) {
        return of(certificate.getIssuerX500Principal());
    }

    /** Returns the text with other characters written as <code>&#92;u0416</code>. */
    public static String of(String text) {
        var printable = new StringBuilder();
        for (int i = 0; i < text.length() && printable.length() < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~') {
                printable.append(c);
            } else {
                printable.append("\\u%04x".formatted((int) c));
            }
        }
        if (printable.isEmpty()) {
            return NOTHING;
        }
        return printable.length() < MAX_LENGTH ? printable.toString() : printable.substring(0, MAX_LENGTH) + "...";
    }
}
