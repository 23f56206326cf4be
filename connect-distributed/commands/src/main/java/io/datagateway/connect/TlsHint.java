// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an operator may have left out when a request over TLS fails: Java's messages do not tell. */
final class TlsHint {

    private static final String AUTHORITY =
            "; its certificate is not of an authority that is trusted here: name the right one by --cacert";
    private static final String CERTIFICATE = "; it may want a client certificate: --cert and --key";

    private TlsHint() {}

    /**
     * Returns the rest of a sentence; empty if nothing is known.
     *
     * @param anonymous true if no client certificate was shown
     */
    static String of(@Nullable Throwable failure, boolean anonymous) {
        if (Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(TlsHint::isDistrust)) {
            return AUTHORITY;
        }
        boolean connected = !(failure instanceof ConnectException || failure instanceof HttpTimeoutException);
        return anonymous && connected ? CERTIFICATE : "";
    }

    private static boolean isDistrust(Throwable cause) {
        return cause instanceof CertificateException
                && String.valueOf(cause.getMessage()).contains("PKIX path");
    }
}
