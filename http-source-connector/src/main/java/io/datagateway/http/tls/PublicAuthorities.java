// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The CAs that the JVM trusts by default: anyone can get a certificate with a name of their choice from one of them. */
final class PublicAuthorities {

    private static final Logger log = LoggerFactory.getLogger(PublicAuthorities.class);

    /** The JVM's own file, not {@code javax.net.ssl.trustStore}: that may be a private CA for other connections. */
    private static final File FILE = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
            .toFile();

    /** Keys of the CAs: a CA has several certificates for one key. Read once, as the file is part of Java. */
    private static final Set<PublicKey> KEYS = keys();

    private PublicAuthorities() {}

    /** Refuses a trust store that holds a public CA. */
    static void refuseIn(KeyStore trust) {
        certificates(trust).forEach((alias, certificate) -> {
            if (KEYS.contains(certificate.getPublicKey())) {
                throw TlsSettings.misconfigured(
                        "ssl.truststore.location",
                        "holds a CA that Java trusts by itself (entry " + alias + "): whoever it signs could write to"
                                + " the topic of their choice. Use a CA of your own for the clients, which is not in "
                                + FILE);
            }
        });
    }

    private static Set<PublicKey> keys() {
        var keys = new HashSet<PublicKey>();
        try {
            var store = KeyStore.getInstance(FILE, (char[]) null);
            certificates(store).values().forEach(certificate -> keys.add(certificate.getPublicKey()));
        } catch (IOException | GeneralSecurityException e) {
            // The world: a Java without this file trusts nobody by itself.
            log.warn("{} cannot be read, so that public CAs in the trust store are not noticed", FILE, e);
        }
        return keys;
    }

    private static Map<String, Certificate> certificates(KeyStore store) {
        var certificates = new LinkedHashMap<String, Certificate>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)) {
                    certificates.put(alias, store.getCertificate(alias));
                }
            }
        } catch (KeyStoreException e) {
            throw new IllegalStateException("a loaded key store can be read", e);
        }
        return certificates;
    }
}
