// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS of the listener, from Kafka's {@code ssl.*} settings without a prefix: TLS 1.3 and 1.2 with forward secrecy and
 * authenticated encryption only. What cannot serve is refused here, before a client meets it.
 */
public final class TlsContext {

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    private static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    private static final List<String> CLIENT_AUTH = List.of("requested", "required");

    /** How long a client may resume a session instead of a full handshake. The JDK's default is a day. */
    private static final Duration SESSION_LIFETIME = Duration.ofMinutes(15);

    private static final String PREFIX = "listener.";
    private static final ConfigDef SETTINGS = new ConfigDef()
            .define(
                    SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG,
                    ConfigDef.Type.LIST,
                    PROTOCOLS,
                    ConfigDef.Importance.LOW,
                    "")
            .define(SslConfigs.SSL_CIPHER_SUITES_CONFIG, ConfigDef.Type.LIST, List.of(), ConfigDef.Importance.LOW, "")
            .define("ssl.client.auth", ConfigDef.Type.STRING, "requested", ConfigDef.Importance.LOW, "");

    private final Engines engines;

    /**
     * @throws ConfigException that names the setting and the remedy, if a server cannot run on these settings
     */
    public TlsContext(Map<String, ?> ssl) {
        engines = new Engines(load(ssl));
    }

    /** What Jetty makes its connections with. The same object before and after a reload. */
    SslContextFactory.Server factory() {
        return engines;
    }

    /**
     * Uses new settings, or the same ones with changed files, for connections to come. Sessions of the old ones cannot
     * be resumed.
     *
     * @throws ConfigException as the constructor does; the old settings then stay in use
     */
    public void reload(Map<String, ?> ssl) {
        engines.current = load(ssl);
    }

    static ConfigException misconfigured(String setting, String complaint) {
        return new ConfigException(PREFIX + setting + " " + complaint + ".");
    }

    private static SslContextFactory.Server load(Map<String, ?> ssl) {
        TlsStores stores = TlsStores.load(ssl);
        SslContextFactory.Server factory = factory(stores, new AbstractConfig(SETTINGS, ssl, false));
        try {
            factory.start();
        } catch (Exception e) {
            throw misconfigured(
                    "ssl.keystore.location",
                    "does not make a TLS server (" + e
                            + "). Check key, certificate chain and listener.ssl.key.password");
        }
        TlsSelfTest.run(stores.keys(), factory);
        return factory;
    }

    private static SslContextFactory.Server factory(TlsStores stores, AbstractConfig settings) {
        var factory = new SslContextFactory.Server();
        factory.setKeyStore(stores.keys());
        factory.setTrustStore(stores.trust());
        Password password = stores.keyPassword();
        if (password != null) {
            factory.setKeyManagerPassword(password.value());
        }
        factory.setIncludeProtocols(allowed(settings, SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG, PROTOCOLS));
        factory.setIncludeCipherSuites(allowed(settings, SslConfigs.SSL_CIPHER_SUITES_CONFIG, CIPHER_SUITES));
        factory.setExcludeCipherSuites();
        String clientAuth = settings.getString("ssl.client.auth").toLowerCase(Locale.ROOT);
        if (!CLIENT_AUTH.contains(clientAuth)) {
            throw misconfigured(
                    "ssl.client.auth", "must be one of " + CLIENT_AUTH + ": clients are known by certificate");
        }
        factory.setWantClientAuth(true);
        factory.setNeedClientAuth(clientAuth.equals("required"));
        factory.setRenegotiationAllowed(false);
        factory.setSslSessionTimeout((int) SESSION_LIFETIME.toSeconds());
        return factory;
    }

    /** The setting's values, all of them if it is empty; refuses what is not among {@code known}. */
    private static String[] allowed(AbstractConfig settings, String setting, List<String> known) {
        List<String> chosen = settings.getList(setting);
        if (!known.containsAll(chosen)) {
            throw misconfigured(setting, "may only hold " + known);
        }
        return (chosen.isEmpty() ? known : chosen).toArray(String[]::new);
    }

    /**
     * Hands out engines of the factory that is current. Jetty's own reload takes protocols and suites away for a moment,
     * and for good if loading fails; here a swap is one write.
     */
    private static final class Engines extends SslContextFactory.Server {

        private volatile SslContextFactory.Server current;

        Engines(SslContextFactory.Server first) {
            this.current = first;
            setSslContext(first.getSslContext());
        }

        @Override
        public SSLEngine newSSLEngine() {
            return current.newSSLEngine();
        }

        @Override
        public SSLEngine newSSLEngine(String host, int port) {
            return current.newSSLEngine(host, port);
        }
    }
}
