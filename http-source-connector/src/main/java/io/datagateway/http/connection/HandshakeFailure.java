// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.problem.ProblemCode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kind of a failed handshake. Java's own text is not told: it may quote what the client has sent.
 *
 * @param reason in one of few words; an alert of the client's has its name of RFC 8446, 6
 */
record HandshakeFailure(String code, String reason) {

    static final String FAILED = "TlsHandshakeFailed";
    private static final Pattern ALERT = Pattern.compile("(?s).*fatal alert: ([a-z_]{1,40}).*");

    /** OpenSSL sends the alert of a client that does not trust this server in the clear, where TLS 1.3 is past that. */
    private static final String CLEAR_ALERT = "aead cipher fragment (2)";

    private static final Map<String, String> REASONS = Map.of(
            CLEAR_ALERT,
            "alert-not-encrypted",
            "no cipher suites",
            "no-common-cipher-suite",
            "application",
            "no-common-alpn",
            "protocol",
            "no-common-version",
            "unrecognized ssl message",
            "not-tls",
            "plaintext",
            "not-tls",
            "timeoutexception",
            "timeout",
            "closed",
            "closed-by-client",
            "terminated",
            "closed-by-client",
            "eofexception",
            "closed-by-client");

    static HandshakeFailure of(Throwable failure) {
        String text = text(failure);
        if (text.contains("empty client certificate chain")) {
            return new HandshakeFailure(ProblemCode.CERTIFICATE_REQUIRED.toString(), "none-came");
        }
        Matcher alert = ALERT.matcher(text);
        return new HandshakeFailure(FAILED, alert.matches() ? "alert-" + alert.group(1) : reason(text));
    }

    private static String text(Throwable failure) {
        var text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static String reason(String text) {
        return REASONS.entrySet().stream()
                .filter(reason -> text.contains(reason.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElse("other");
    }
}
