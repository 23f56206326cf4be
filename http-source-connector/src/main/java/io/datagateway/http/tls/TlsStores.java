// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import io.datagateway.http.tls.keyfile.Pkcs12Certificates;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * The key store and trust store that {@code ssl.*} settings name: PEM (text or file, KIP-651) as OpenSSL writes it; PKCS12 or
 * JKS, read by Kafka's own loader.
 *
 * @param keyPassword opens the private keys in {@code keys}; null if they are not protected
 */
record TlsStores(KeyStore keys, @Nullable Password keyPassword, KeyStore trust) {

    private static final ConfigDef SETTINGS = new ConfigDef().withClientSslSupport();

    static TlsStores load(Map<String, ?> ssl) {
        KeyStore trust = trustStore(ssl);
        return new TlsStores(keyStore(ssl), keyPassword(ssl), trust);
    }

    /** Loads the trust store, which the user must set: the JVM's own would let in every client of any public CA. */
    private static KeyStore trustStore(Map<String, ?> ssl) {
        var settings = new HashMap<String, Object>(ssl);
        settings.keySet().removeIf(key -> key.startsWith("ssl.key"));
        KeyStore trust = isPem(settings, "ssl.truststore")
                ? PemStores.trust(SETTINGS.parse(settings))
                : open(settings, "ssl.truststore", DefaultSslEngineFactory::truststore);
        if (trust == null) {
            throw TlsSettings.misconfigured(
                    "ssl.truststore.location",
                    "is missing. Name the file with the CA certificates that sign your clients, or give them as text"
                            + " in listener.ssl.truststore.certificates");
        }
        if (!hasEntry(trust, KeyStore::isCertificateEntry)) {
            trust = hasEntry(trust, KeyStore::isKeyEntry) ? trust : unmarked(SETTINGS.parse(settings));
        }
        if (!hasEntry(trust, KeyStore::isCertificateEntry)) {
            throw noneTrusted("none");
        }
        PublicAuthorities.refuseIn(trust);
        return trust;
    }

    /** Returns a store of what Java leaves out of PKCS12: certificates that no attribute of Oracle's marks as trusted. */
    private static KeyStore unmarked(Map<String, Object> settings) {
        StoreFile file = StoreFile.read(settings, "ssl.truststore.location");
        if (file == null || !"PKCS12".equals(settings.get("ssl.truststore.type"))) {
            throw noneTrusted("none");
        }
        String password = settings.get("ssl.truststore.password") instanceof Password opens ? opens.value() : "";
        try {
            return PemStores.trusted(Pkcs12Certificates.read(file.content(), password.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw noneTrusted(String.valueOf(e.getMessage()));
        }
    }

    private static ConfigException noneTrusted(String why) {
        return TlsSettings.misconfigured(
                "ssl.truststore.location",
                "holds no trusted certificate (" + why + "). Import the CA certificate itself, and set"
                        + " listener.ssl.truststore.password; or make it PEM with openssl pkcs12 -in OLD.p12 -nokeys -out"
                        + " ca.pem, and set listener.ssl.truststore.type to PEM");
    }

    private static boolean isPem(Map<String, ?> ssl, String store) {
        return "PEM".equals(SETTINGS.parse(ssl).get(store + ".type"));
    }

    private static KeyStore keyStore(Map<String, ?> ssl) {
        // Its trust store is known to load by now: what fails here is the key store.
        KeyStore keys = isPem(ssl, "ssl.keystore")
                ? PemStores.keys(SETTINGS.parse(ssl), keyPassword(ssl))
                : open(ssl, "ssl.keystore", DefaultSslEngineFactory::keystore);
        if (keys == null) {
            throw TlsSettings.misconfigured(
                    "ssl.keystore.location",
                    "is missing. Name the file with this server's certificate and key, or give them as text in"
                            + " listener.ssl.keystore.certificate.chain and listener.ssl.keystore.key");
        }
        if (!hasEntry(keys, KeyStore::isKeyEntry)) {
            throw TlsSettings.misconfigured(
                    "ssl.keystore.location", "holds no private key. Import key and certificate");
        }
        return keys;
    }

    private static @Nullable Password keyPassword(Map<String, ?> ssl) {
        Map<String, Object> parsed = SETTINGS.parse(ssl);
        Object own = parsed.get("ssl.key.password");
        return (Password) (own != null ? own : parsed.get("ssl.keystore.password"));
    }

    private static @Nullable KeyStore open(
            Map<String, ?> ssl, String store, Function<DefaultSslEngineFactory, @Nullable KeyStore> part) {
        var settings = SETTINGS.parse(ssl);
        StoreFile.read(settings, store + ".location");
        // These are for TlsSettings; the loader only wants to find something.
        settings.put("ssl.client.auth", "none");
        settings.put("ssl.enabled.protocols", Collections.emptyList());
        settings.put("ssl.cipher.suites", Collections.emptyList());
        try (var factory = new DefaultSslEngineFactory()) {
            factory.configure(settings);
            return part.apply(factory);
        } catch (KafkaException e) {
            throw TlsSettings.misconfigured(
                    store + ".location",
                    "cannot be loaded (" + reason(e) + "). Check that the file is readable on every worker, that its"
                            + " format is listener." + store + ".type, and that the passwords open it");
        }
    }

    /** Returns the innermost message: the outer ones only tell that something failed. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** Returns the certificates that a trust store holds, each once. */
    static List<X509Certificate> certificates(KeyStore trust) {
        var certificates = new LinkedHashSet<X509Certificate>();
        try {
            for (String alias : Collections.list(trust.aliases())) {
                if (trust.isCertificateEntry(alias) && trust.getCertificate(alias) instanceof X509Certificate known) {
                    certificates.add(known);
                }
            }
        } catch (KeyStoreException e) {
            throw new IllegalStateException("a loaded key store can be read", e);
        }
        return List.copyOf(certificates);
    }

    /** Returns the server's certificate and those above it that a key store holds. */
    static List<X509Certificate> chain(KeyStore keys) {
        var chain = new ArrayList<X509Certificate>();
        try {
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)) {
                    for (Certificate certificate : keys.getCertificateChain(alias)) {
                        chain.add((X509Certificate) certificate);
                    }
                }
            }
        } catch (KeyStoreException e) {
            throw new IllegalStateException("a loaded key store can be read", e);
        }
        return chain;
    }

    private static boolean hasEntry(KeyStore store, EntryTest test) {
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (test.holds(store, alias)) {
                    return true;
                }
            }
            return false;
        } catch (KeyStoreException e) {
            throw new IllegalStateException("a loaded key store can be read", e);
        }
    }

    private interface EntryTest {
        boolean holds(KeyStore store, String alias) throws KeyStoreException;
    }
}
