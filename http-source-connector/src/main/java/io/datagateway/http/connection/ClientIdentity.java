// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.tls.ClientPrincipal;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** Who the client of a request is: the principal that its certificate names. */
public final class ClientIdentity {

    private static final String ATTRIBUTE = ClientIdentity.class.getName();

    private final ClientPrincipal principal;

    ClientIdentity(ClientPrincipal principal) {
        this.principal = principal;
    }

    /** The identity that {@link ClientCertificateHandler} found for the request. */
    public static ClientIdentity of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof ClientIdentity identity) {
            return identity;
        }
        throw new IllegalStateException("the request has not passed the ClientCertificateHandler");
    }

    void attachTo(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Empty if the certificate names nobody. */
    public Optional<String> name() {
        return Optional.ofNullable(principal.name());
    }

    /** Whether the client may write to {@code topic}. */
    public boolean mayWriteTo(String topic) {
        return principal.mayWriteTo(topic);
    }

    /** What a certificate must have for that. */
    public String demand() {
        return principal.rules().demand();
    }
}
