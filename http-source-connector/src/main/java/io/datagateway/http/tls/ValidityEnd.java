// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.KeyStore;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * End of the validity of something that the listener rests on.
 *
 * @param setting that names the file
 * @param name of the certificate's subject or the list's issuer
 */
public record ValidityEnd(Kind kind, String setting, String name, Instant at) {

    /** Kinds of what runs out. */
    public enum Kind {
        /** The server's certificate, or one above it: without it, clients refuse this server. */
        SERVER_CERTIFICATE("clients refuse this server"),
        /** A CA of clients, or of those who download it. */
        CA_CERTIFICATE("certificates under this CA are refused"),
        /** A certificate revocation list. */
        CRL("clients of its issuer are refused");

        private final String consequence;

        Kind(String consequence) {
            this.consequence = consequence;
        }

        /** Returns what happens then. */
        String consequence() {
            return consequence;
        }

        /** Returns the kind as in {@code server-certificate}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static List<ValidityEnd> of(
            TlsStores stores, @Nullable PublishedAuthority published, @Nullable RevocationLists lists) {
        var ends = new ArrayList<ValidityEnd>();
        add(ends, Kind.SERVER_CERTIFICATE, "ssl.keystore.location", TlsStores.chain(stores.keys()));
        KeyStore trust = stores.trust();
        add(ends, Kind.CA_CERTIFICATE, "ssl.truststore.location", TlsStores.certificates(trust));
        if (published != null) {
            add(ends, Kind.CA_CERTIFICATE, TlsSettings.CA, published.certificates());
        }
        if (lists != null) {
            for (X509CRL list : lists.lists()) {
                String issuer = PrintableName.of(list.getIssuerX500Principal());
                ends.add(new ValidityEnd(
                        Kind.CRL, TlsSettings.CRL, issuer, list.getNextUpdate().toInstant()));
            }
        }
        return List.copyOf(ends);
    }

    private static void add(List<ValidityEnd> ends, Kind kind, String setting, List<X509Certificate> certificates) {
        certificates.forEach(certificate -> ends.add(new ValidityEnd(
                kind,
                setting,
                PrintableName.subject(certificate),
                certificate.getNotAfter().toInstant())));
    }
}
