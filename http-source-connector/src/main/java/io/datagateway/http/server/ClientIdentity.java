// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who the client is: the one common name (CN) in its certificate's subject. The subject is read as a structure and
 * never matched as text, because text can be forged ({@code CN=a,O=x\,CN\=b}).
 */
public final class ClientIdentity {

    private static final String ATTRIBUTE = ClientIdentity.class.getName();
    private static final String COMMON_NAME = "CN";

    private final @Nullable String name;

    private ClientIdentity(@Nullable String name) {
        this.name = name;
    }

    /** The identity that {@link ClientCertificateHandler} found for the request. */
    public static ClientIdentity of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof ClientIdentity identity) {
            return identity;
        }
        throw new IllegalStateException("the request has not passed the ClientCertificateHandler");
    }

    static ClientIdentity of(X509Certificate certificate) {
        X500Principal subject = certificate.getSubjectX500Principal();
        // RFC 2253 text takes the bytes of any string type for UTF-8, so that Chinese in a BMPString can look like
        // ASCII.
        // The canonical text shows other types than UTF8String and PrintableString (RFC 5280, 4.1.2.4) in hexadecimal.
        boolean isText = onlyText(commonNames(subject.getName(X500Principal.CANONICAL))) != null;
        return new ClientIdentity(isText ? onlyText(commonNames(subject.getName(X500Principal.RFC2253))) : null);
    }

    private static @Nullable String onlyText(List<Object> names) {
        return names.size() == 1 && names.get(0) instanceof String name && !name.isEmpty() ? name : null;
    }

    void attachTo(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Empty if the subject has no common name, more than one, or one that is empty or not text. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Whether the client may write to {@code topic}: its name is exactly the topic's. */
    public boolean mayWriteTo(String topic) {
        return topic.equals(name);
    }

    /** Every common name: a string, or bytes if it is written in hexadecimal. */
    private static List<Object> commonNames(String subject) {
        var names = new ArrayList<>();
        try {
            for (Rdn rdn : new LdapName(subject).getRdns()) {
                // An RDN may hold several attributes (CN=a+CN=b): Rdn.getValue() shows only one of them.
                for (Attribute attribute : Collections.list(rdn.toAttributes().getAll())) {
                    if (attribute.getID().equalsIgnoreCase(COMMON_NAME)) {
                        names.addAll(Collections.list(attribute.getAll()));
                    }
                }
            }
        } catch (NamingException e) {
            // The certificate is bad: a subject that cannot be read names nobody.
            return List.of();
        }
        return names;
    }
}
