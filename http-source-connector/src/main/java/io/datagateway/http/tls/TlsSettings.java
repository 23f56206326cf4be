// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The {@code ssl.*} settings and {@code ca.location}, without a prefix: Kafka's own, and those Kafka has no name for. */
final class TlsSettings extends AbstractConfig {

    static final String CA = "ca.location";
    static final String CRL = "ssl.crl.location";
    static final String DENY_LIST = "ssl.denylist.location";
    static final String PRINCIPAL_SOURCE = "ssl.principal.source";
    static final String PRINCIPAL_TOPICS = "ssl.principal.topics.location";

    private static final String PREFIX = "listener.";
    private static final String KEY_STORE = "ssl.keystore.location";
    private static final String TRUST_STORE = "ssl.truststore.location";
    private static final String PROTOCOLS = "ssl.enabled.protocols";
    private static final String SUITES = "ssl.cipher.suites";
    private static final String CLIENT_AUTH = "ssl.client.auth";
    private static final String SESSION_LIFETIME = "ssl.session.lifetime.ms";
    private static final String RELOAD_INTERVAL = "ssl.reload.interval.ms";

    private static final List<String> KNOWN_CLIENT_AUTH = List.of("requested", "required");
    private static final List<String> KNOWN_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    private static final List<String> KNOWN_SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final ConfigDef SETTINGS = new ConfigDef()
            .define(KEY_STORE, ConfigDef.Type.STRING, null, Importance.HIGH, "")
            .define(TRUST_STORE, ConfigDef.Type.STRING, null, Importance.HIGH, "")
            .define(PROTOCOLS, ConfigDef.Type.LIST, KNOWN_PROTOCOLS, Importance.LOW, "")
            .define(SUITES, ConfigDef.Type.LIST, List.of(), Importance.LOW, "")
            .define(CLIENT_AUTH, ConfigDef.Type.STRING, "requested", Importance.LOW, "")
            .define(SESSION_LIFETIME, ConfigDef.Type.LONG, 900_000L, Importance.LOW, "")
            .define(RELOAD_INTERVAL, ConfigDef.Type.LONG, 10_000L, Importance.LOW, "")
            .define(CA, ConfigDef.Type.STRING, null, Importance.LOW, "")
            .define(CRL, ConfigDef.Type.STRING, null, Importance.LOW, "")
            .define(DENY_LIST, ConfigDef.Type.STRING, null, Importance.LOW, "")
            .define(PRINCIPAL_SOURCE, ConfigDef.Type.STRING, "cn", Importance.LOW, "")
            .define(PRINCIPAL_TOPICS, ConfigDef.Type.STRING, null, Importance.LOW, "");

    TlsSettings(Map<String, ?> ssl) {
        super(SETTINGS, ssl, false);
    }

    /** @param problem and remedy; what comes from a file stands in parentheses, as not everyone may see it */
    static ConfigException misconfigured(String setting, String problem) {
        return new ConfigException(PREFIX + setting + " " + problem + ".");
    }

    String[] protocols() {
        return allowed(PROTOCOLS, KNOWN_PROTOCOLS);
    }

    String[] cipherSuites() {
        return allowed(SUITES, KNOWN_SUITES);
    }

    boolean requiresCertificate() {
        String clientAuth = getString(CLIENT_AUTH).toLowerCase(Locale.ROOT);
        if (!KNOWN_CLIENT_AUTH.contains(clientAuth)) {
            throw misconfigured(
                    CLIENT_AUTH, "must be one of " + KNOWN_CLIENT_AUTH + ": clients are known by certificate");
        }
        return clientAuth.equals("required");
    }

    /** Returns the longest time for which a TLS session can be resumed. */
    Duration sessionLifetime() {
        return Duration.ofMillis(getLong(SESSION_LIFETIME));
    }

    /** Returns the time between two checks of the files; zero for no checks. */
    Duration reloadInterval() {
        return Duration.ofMillis(getLong(RELOAD_INTERVAL));
    }

    /** Returns the file or folder of a setting; null if it is not set. */
    @Nullable
    Path path(String setting) {
        String location = getString(setting);
        return location == null ? null : Path.of(location);
    }

    /** Returns all files and folders that are read. */
    List<Path> files() {
        return Stream.of(KEY_STORE, TRUST_STORE, CA, CRL, DENY_LIST, PRINCIPAL_TOPICS)
                .map(this::path)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns the setting's values, or all {@code known} values if it is empty; refuses other values. */
    private String[] allowed(String setting, List<String> known) {
        List<String> chosen = getList(setting);
        if (!known.containsAll(chosen)) {
            throw misconfigured(setting, "may only hold " + known);
        }
        return (chosen.isEmpty() ? known : chosen).toArray(String[]::new);
    }
}
