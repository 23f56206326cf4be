// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import io.datagateway.http.tls.keyfile.PemEntry;
import io.datagateway.http.tls.keyfile.PrivateKeyForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Makes the key store and the trust store of PEM, which is the text of settings or of a file, as OpenSSL writes it. */
final class PemStores {

    private static final String KEYS = "ssl.keystore.location";
    private static final String TRUST = "ssl.truststore.location";

    private PemStores() {}

    /**
     * Returns a store with the key and its certificates; null if no setting names them.
     *
     * @param settings Kafka's {@code ssl.*}, parsed
     */
    static @Nullable KeyStore keys(Map<String, ?> settings, @Nullable Password password) {
        String text = text(settings, KEYS, "ssl.keystore.key", "ssl.keystore.certificate.chain");
        if (text == null) {
            return null;
        }
        List<PemEntry> entries = entries(text, KEYS);
        List<PemEntry> keys = entries.stream().filter(PemEntry::isPrivateKey).toList();
        if (keys.size() != 1) {
            throw TlsSettings.misconfigured(
                    KEYS,
                    "must have exactly one readable private key (" + keys.size()
                            + " found). Put the server's key and then its"
                            + " certificates there: cat server.key server.crt > server.pem");
        }
        List<Certificate> chain = certificates(entries, KEYS);
        if (chain.isEmpty()) {
            throw TlsSettings.misconfigured(
                    KEYS, "has no certificate. Put the server's there: cat server.key server.crt > server.pem");
        }
        char @Nullable [] opens = password == null ? null : password.value().toCharArray();
        return store(
                store -> store.setKeyEntry("key", key(keys.get(0), opens), opens, chain.toArray(Certificate[]::new)));
    }

    /** Returns a store with the certificates, all trusted; null if no setting names them. */
    static @Nullable KeyStore trust(Map<String, ?> settings) {
        String text = text(settings, TRUST, "ssl.truststore.certificates");
        return text == null ? null : trusted(certificates(entries(text, TRUST), TRUST));
    }

    /** Returns a store that trusts these certificates. */
    static KeyStore trusted(List<? extends Certificate> certificates) {
        return store(store -> {
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("ca-" + i, certificates.get(i));
            }
        });
    }

    /** Returns the text of the file, or else of the settings that stand for it. */
    private static @Nullable String text(Map<String, ?> settings, String location, String... insteadOfFile) {
        var text = new StringBuilder();
        for (String setting : insteadOfFile) {
            if (settings.get(setting) instanceof Password part) {
                text.append(part.value()).append('\n');
            }
        }
        StoreFile file = StoreFile.read(settings, location);
        if (file != null && !text.isEmpty()) {
            throw TlsSettings.misconfigured(
                    file.setting(), "is set, and so is listener." + insteadOfFile[0] + ". Leave one of them out");
        }
        return file != null ? file.text() : text.isEmpty() ? null : text.toString();
    }

    static List<PemEntry> entries(String text, String setting) {
        try {
            List<PemEntry> entries = PemEntry.allIn(text);
            if (!entries.isEmpty()) {
                return entries;
            }
            throw unreadable(setting, "no entry");
        } catch (GeneralSecurityException e) {
            throw unreadable(setting, e.getMessage());
        }
    }

    private static RuntimeException unreadable(String setting, @Nullable String why) {
        return TlsSettings.misconfigured(
                setting,
                "is not readable as PEM (" + why + "). Copy the file again, or name its format in listener."
                        + setting.replace("location", "type")
                        + "; a certificate in DER becomes PEM with openssl x509 -inform DER -in OLD -out NEW");
    }

    static List<Certificate> certificates(List<PemEntry> entries, String setting) {
        var certificates = new ArrayList<Certificate>();
        for (PemEntry entry : entries) {
            if (entry.label().equals("TRUSTED CERTIFICATE")) {
                throw TlsSettings.misconfigured(
                        setting,
                        "has a certificate with OpenSSL's own limits on trust, which are not kept here (" + entry
                                + "). Write it without them: openssl x509 -in OLD -out NEW");
            }
            if (entry.label().equals("CERTIFICATE") || entry.label().equals("X509 CERTIFICATE")) {
                certificates.add(certificate(entry, setting));
            }
        }
        return certificates;
    }

    private static Certificate certificate(PemEntry entry, String setting) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(entry.content()));
        } catch (GeneralSecurityException e) {
            throw TlsSettings.misconfigured(
                    setting,
                    "has a certificate that cannot be read (" + e.getMessage() + "). Copy the file again, or have it"
                            + " issued anew for a key of a kind that Java knows: openssl ecparam -name prime256v1 -genkey");
        }
    }

    private static PrivateKey key(PemEntry entry, char @Nullable [] password) {
        try {
            return PrivateKeyForm.read(entry, password);
        } catch (GeneralSecurityException e) {
            throw TlsSettings.misconfigured(
                    KEYS,
                    "has a private key that cannot be read (" + e.getMessage() + "). If it is encrypted, set"
                            + " listener.ssl.key.password; else have OpenSSL write it anew: openssl pkcs8 -topk8 -in"
                            + " OLD.key -out NEW.key");
        }
    }

    private static KeyStore store(StoreFill fill) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            fill.in(store);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java has key stores in memory", e);
        }
    }

    private interface StoreFill {
        void in(KeyStore store) throws GeneralSecurityException;
    }
}
