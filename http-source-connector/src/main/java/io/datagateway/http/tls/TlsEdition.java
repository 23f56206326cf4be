// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.config.types.Password;

/**
 * Everything TLS runs on, loaded together and tried out: TLS 1.3 and 1.2 with forward secrecy and authenticated
 * encryption only. Never changes; a later edition takes its place.
 */
public final class TlsEdition {

    private final long number;
    private final TlsSettings settings;
    private final ClientTrust trust;
    private final PrincipalRules principals;
    private final SessionContexts sessions;

    private TlsEdition(long number, TlsSettings settings, TlsStores stores) {
        this.number = number;
        this.settings = settings;
        this.trust = ClientTrust.of(
                stores.trust(),
                RevocationLists.load(settings.path(TlsSettings.CRL)),
                DenyList.load(settings.path(TlsSettings.DENY_LIST)));
        this.principals = PrincipalRules.of(
                settings.getString(TlsSettings.PRINCIPAL_SOURCE), settings.path(TlsSettings.PRINCIPAL_TOPICS));
        this.sessions = new SessionContexts(keyManagers(stores), trust, settings.sessionLifetime());
    }

    static TlsEdition load(TlsSettings settings, long number) {
        TlsStores stores = TlsStores.load(settings.originals());
        var edition = new TlsEdition(number, settings, stores);
        TlsSelfTest.run(stores.keys(), edition);
        return edition;
    }

    private static KeyManager[] keyManagers(TlsStores stores) {
        Password password = stores.keyPassword();
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(stores.keys(), password == null ? null : password.value().toCharArray());
            return keys.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw TlsSettings.misconfigured(
                    "ssl.keystore.location",
                    "does not make a TLS server (" + e
                            + "). Check key, certificate chain and listener.ssl.key.password");
        }
    }

    /** Its sessions can be resumed in this edition only, and not for longer than their lifetime. */
    public SSLContext context() {
        return sessions.current();
    }

    /** For one connection, from the server's side. */
    public SSLEngine newEngine() {
        SSLEngine engine = context().createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = engine.getSSLParameters();
        parameters.setProtocols(settings.protocols());
        parameters.setCipherSuites(settings.cipherSuites());
        parameters.setUseCipherSuitesOrder(true);
        parameters.setWantClientAuth(true);
        if (settings.requiresCertificate()) {
            parameters.setNeedClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /**
     * Looks at a client as if it came with a full handshake now.
     *
     * @param chain as it came in the handshake, own certificate first
     */
    public ClientStanding look(X509Certificate[] chain, Instant now) {
        var principal = new ClientPrincipal(principals.source().nameIn(chain[0]), principals);
        return new ClientStanding(trust.verdict(chain), principal, number, trust.earliestEnd(chain, now));
    }

    /** What is demanded of a client, for those who come without a certificate. */
    public PrincipalRules principals() {
        return principals;
    }

    /** Counts up: two editions are the same if this is. */
    public long number() {
        return number;
    }

    /** When the first revocation list is outdated; never if there is none. */
    Instant earliestListEnd() {
        return trust.earliestListEnd();
    }
}
