// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The one common name (CN) in a certificate's subject. The subject is read as a structure and never matched as text,
 * because text can be forged ({@code CN=a,O=x\,CN\=b}).
 */
final class CommonName {

    private static final String COMMON_NAME = "CN";

    private CommonName() {}

    /** Returns the common name; null if there is none, more than one, or one that is empty or not text. */
    static @Nullable String in(X509Certificate certificate) {
        X500Principal subject = certificate.getSubjectX500Principal();
        // RFC 2253 text takes the bytes of any string type for UTF-8, so that Chinese in a BMPString can look like
        // ASCII.
        // The canonical text shows other types than UTF8String and PrintableString (RFC 5280, 4.1.2.4) in hexadecimal.
        boolean isText = onlyText(commonNames(subject.getName(X500Principal.CANONICAL))) != null;
        return isText ? onlyText(commonNames(subject.getName(X500Principal.RFC2253))) : null;
    }

    private static @Nullable String onlyText(List<Object> names) {
        return names.size() == 1 && names.get(0) instanceof String name && !name.isEmpty() ? name : null;
    }

    /** Returns every common name: a string, or bytes if it is written in hexadecimal. */
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
