// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The way to a Connect REST API.
 *
 * @param timeout for a whole request to one worker, from connecting to the last byte of the answer
 * @param tls certificates to trust and to show; without it those that the JDK trusts, and none
 * @param anonymous true if there is no certificate to show
 */
public record RestAccess(
        Duration timeout, Optional<SSLContext> tls, Optional<BasicCredentials> credentials, boolean anonymous) {

    /** A worker that has not accepted a connection by then is down. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /** Access without certificates or credentials of its own. */
    public static RestAccess open(Duration timeout) {
        return new RestAccess(timeout, Optional.empty(), Optional.empty(), true);
    }

    /** Access with what is in these files. */
    public static RestAccess of(Duration timeout, TlsFiles files, Optional<BasicCredentials> credentials)
            throws IOException {
        return new RestAccess(timeout, files.context(), credentials, files.certificate() == null);
    }

    HttpClient client() {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout.compareTo(CONNECT_LIMIT) < 0 ? timeout : CONNECT_LIMIT);
        tls.ifPresent(builder::sslContext);
        return builder.build();
    }
}
